import { type CodeItem, type CodeList, OTHER, TOTAL, UNKNOWN } from './CodeList.ts'
import { type Localised, localised } from './Localised.ts'

type Names = readonly [en: string, fr: string, es: string, ar: string]

const item = (code: string, parent: string | null, names: Names): CodeItem => ({
  ...{ code, parent, names: localised(...names) },
})

const TOTAL_NAMES: Names = ['Total', 'Total', 'Total', 'المجموع']
const UNKNOWN_NAMES: Names = ['Not stated', 'Non déclaré', 'No declarado', 'غير مبيَّن']

const total = item(TOTAL, null, TOTAL_NAMES)
const unknown = item(UNKNOWN, TOTAL, UNKNOWN_NAMES)

const part = (code: string, ...names: Names): CodeItem => item(code, TOTAL, names)

export const SEX_CODES: CodeList = {
  id: 'CL_SEX',
  items: [
    total,
    part('F', 'Women', 'Femmes', 'Mujeres', 'نساء'),
    part('M', 'Men', 'Hommes', 'Hombres', 'رجال'),
  ],
}

const years = (from: number, to: number): Names => [
  `${from} to ${to} years`,
  `De ${from} à ${to} ans`,
  `De ${from} a ${to} años`,
  `من ${from} إلى ${to} سنة`,
]

export const AGE_CODES: CodeList = {
  id: 'CL_AGE',
  items: [
    total,
    part('Y15-24', ...years(15, 24)),
    part('Y25-54', ...years(25, 54)),
    item('Y25-34', 'Y25-54', years(25, 34)),
    item('Y35-44', 'Y25-54', years(35, 44)),
    item('Y45-54', 'Y25-54', years(45, 54)),
    part('Y55-64', ...years(55, 64)),
    part('Y_GE65', '65 years and over', '65 ans et plus', '65 años y más', '65 سنة فأكثر'),
    unknown,
  ],
}

/** Levels of ISCED 2011 taken together, as statistics of labour use them. */
export const EDUCATION_CODES: CodeList = {
  id: 'CL_EDUCATION',
  items: [
    total,
    part(
      'LTB',
      'Less than basic (no schooling, early childhood)',
      'Inférieur au fondamental (sans scolarité, petite enfance)',
      'Inferior a la básica (sin escolaridad, primera infancia)',
      'دون الأساسي (بلا تعليم أو الطفولة المبكرة)',
    ),
    part(
      'BAS',
      'Basic (primary, lower secondary)',
      'Fondamental (primaire, premier cycle du secondaire)',
      'Básica (primaria, primer ciclo de secundaria)',
      'أساسي (ابتدائي وإعدادي)',
    ),
    part(
      'INT',
      'Intermediate (upper secondary, post-secondary)',
      'Intermédiaire (second cycle du secondaire, postsecondaire)',
      'Intermedia (segundo ciclo de secundaria, postsecundaria)',
      'متوسط (ثانوي وما بعده)',
    ),
    part(
      'ADV',
      'Advanced (short-cycle tertiary to doctorate)',
      'Supérieur (cycle court au doctorat)',
      'Avanzada (ciclo corto a doctorado)',
      'متقدم (من التعليم العالي القصير إلى الدكتوراه)',
    ),
    unknown,
  ],
}

/** Major groups of ISCO-08. */
export const OCCUPATION_CODES: CodeList = {
  id: 'CL_OCCUPATION',
  items: [
    total,
    part('OC1', '1 Managers', '1 Directeurs et gérants', '1 Directores y gerentes', '1 المديرون'),
    part(
      'OC2',
      '2 Professionals',
      '2 Professions intellectuelles et scientifiques',
      '2 Profesionales científicos e intelectuales',
      '2 الاختصاصيون',
    ),
    part(
      'OC3',
      '3 Technicians and associate professionals',
      '3 Professions intermédiaires',
      '3 Técnicos y profesionales de nivel medio',
      '3 الفنيون ومساعدو الاختصاصيين',
    ),
    part(
      'OC4',
      '4 Clerical support workers',
      '4 Employés de type administratif',
      '4 Personal de apoyo administrativo',
      '4 الكتبة المساعدون',
    ),
    part(
      'OC5',
      '5 Service and sales workers',
      '5 Personnel des services et vendeurs',
      '5 Trabajadores de los servicios y vendedores',
      '5 العاملون في الخدمات والمبيعات',
    ),
    part(
      'OC6',
      '6 Skilled workers in agriculture, forestry and fishery',
      '6 Agriculteurs et ouvriers qualifiés de l’agriculture et de la pêche',
      '6 Trabajadores calificados agropecuarios, forestales y pesqueros',
      '6 العمال المهرة في الزراعة والغابات والصيد',
    ),
    part(
      'OC7',
      '7 Craft and related trades workers',
      '7 Métiers qualifiés de l’industrie et de l’artisanat',
      '7 Oficiales, operarios y artesanos',
      '7 الحرفيون والمهن المرتبطة',
    ),
    part(
      'OC8',
      '8 Plant and machine operators, assemblers',
      '8 Conducteurs d’installations et de machines',
      '8 Operadores de instalaciones y máquinas',
      '8 مشغلو المصانع والآلات',
    ),
    part(
      'OC9',
      '9 Elementary occupations',
      '9 Professions élémentaires',
      '9 Ocupaciones elementales',
      '9 المهن الأولية',
    ),
    part('OC0', '0 Armed forces', '0 Forces armées', '0 Fuerzas armadas', '0 القوات المسلحة'),
    unknown,
  ],
}

/** Sections of ISIC Rev. 4 taken together; work in households stands by itself. */
export const INDUSTRY_CODES: CodeList = {
  id: 'CL_INDUSTRY',
  items: [
    total,
    part(
      'AGR',
      'Agriculture, forestry, fishing (A)',
      'Agriculture, sylviculture, pêche (A)',
      'Agricultura, silvicultura, pesca (A)',
      'الزراعة والغابات والصيد (A)',
    ),
    part('IND', 'Industry (B to F)', 'Industrie (B à F)', 'Industria (B a F)', 'الصناعة (B إلى F)'),
    item('MAN', 'IND', [
      ...(['Manufacturing (C)', 'Industrie manufacturière (C)'] as const),
      ...(['Industria manufacturera (C)', 'الصناعة التحويلية (C)'] as const),
    ]),
    item('CON', 'IND', [
      ...(['Construction (F)', 'Construction (F)', 'Construcción (F)', 'البناء (F)'] as const),
    ]),
    item('MEW', 'IND', [
      'Mining, electricity, water (B, D, E)',
      'Mines, électricité, eau (B, D, E)',
      'Minas, electricidad, agua (B, D, E)',
      'التعدين والكهرباء والمياه (B وD وE)',
    ]),
    part('SER', 'Services (G to U)', 'Services (G à U)', 'Servicios (G a U)', 'الخدمات (G إلى U)'),
    item('MKT', 'SER', [
      'Trade, transport, accommodation, business (G to N)',
      'Commerce, transport, hébergement, entreprises (G à N)',
      'Comercio, transporte, alojamiento, empresas (G a N)',
      'التجارة والنقل والإقامة والأعمال (G إلى N)',
    ]),
    item('PUB', 'SER', [
      'Administration, education, health, other services (O to S, U)',
      'Administration, enseignement, santé, autres services (O à S, U)',
      'Administración, enseñanza, salud, otros servicios (O a S, U)',
      'الإدارة والتعليم والصحة وخدمات أخرى (O إلى S وU)',
    ]),
    item('HOU', 'SER', [
      'Households as employers (T)',
      'Ménages en tant qu’employeurs (T)',
      'Hogares como empleadores (T)',
      'الأسر المعيشية بوصفها أصحاب عمل (T)',
    ]),
    unknown,
  ],
}

/** The names of countries are known elsewhere; here a country is named by its code. */
export const countryCodes = (
  countries: readonly string[],
  nameOf: (code: string) => Localised = (code) => localised(code, code, code, code),
): CodeList => ({
  id: 'CL_AREA',
  items: [
    total,
    ...countries.map((code) => ({ code, names: nameOf(code), parent: TOTAL })),
    part(OTHER, 'Other countries', 'Autres pays', 'Otros países', 'بلدان أخرى'),
    unknown,
  ],
})
