import {
  type Artefact,
  type DataConstraint,
  type Dataflow,
  type LocalisedText,
  type Reference,
  StructureStore,
} from '@corridor/sdmx'
import { type CodeFacts, codeLists } from './codeLists.ts'
import { conceptScheme } from './concepts.ts'
import {
  demographyStructure,
  flowStructure,
  ratificationStructure,
  recruitmentStructure,
  reportStructure,
  stockStructure,
} from './dataStructures.ts'
import { flowAnnotations } from './flowAnnotations.ts'
import { AGENCY, named, own, regionCode } from './names.ts'

interface FlowShape {
  readonly id: string
  readonly structure: Pick<Reference, 'id'> & { readonly names: LocalisedText }
  readonly theme: string
  readonly provider: string
  readonly descriptions: LocalisedText
}

const FLOWS: readonly FlowShape[] = [
  {
    ...{ id: 'DF_STOCKS', structure: stockStructure, theme: 'STOCKS', provider: 'UN_DESA' },
    descriptions: {
      en: 'Persons living in an area other than the one they were born in, as destinations report them. Releases are not comparable with each other: choose one.',
      fr: 'Personnes vivant dans une zone autre que celle où elles sont nées, telles que les destinations les déclarent. Les publications ne sont pas comparables entre elles : choisissez-en une.',
      es: 'Personas que viven en un área distinta de aquella en que nacieron, según las declaran los destinos. Las ediciones no son comparables entre sí: elija una.',
      ar: 'أشخاص يعيشون في منطقة غير التي ولدوا فيها، كما تُبلغ عنهم بلدان المقصد. الإصدارات غير قابلة للمقارنة فيما بينها: اختر واحدًا.',
    },
  },
  {
    ...{ id: 'DF_DEMOGRAPHY', structure: demographyStructure, theme: 'POPULATION' },
    provider: 'UN_DESA',
    descriptions: {
      en: 'Births, deaths and net migration in a calendar year, and the population at its end.',
      fr: 'Naissances, décès et migration nette d’une année civile, et population à sa fin.',
      es: 'Nacimientos, defunciones y migración neta de un año civil, y población a su término.',
      ar: 'المواليد والوفيات وصافي الهجرة في سنة تقويمية، والسكان في نهايتها.',
    },
  },
  {
    ...{ id: 'DF_FLOWS', structure: flowStructure, theme: 'FLOWS', provider: AGENCY },
    descriptions: {
      en: 'Moves within periods between two stocks, estimated by eight methods. Choose one method and one release of the sources: estimates of several are never to be added. Bounds are those of 90 % and are there where errors of the stocks were simulated.',
      fr: 'Déplacements pendant les périodes entre deux effectifs, estimés par huit méthodes. Choisissez une méthode et une publication des sources : les estimations de plusieurs ne s’additionnent jamais. Les bornes sont à 90 % et figurent là où les erreurs des effectifs ont été simulées.',
      es: 'Desplazamientos durante los períodos entre dos recuentos, estimados con ocho métodos. Elija un método y una edición de las fuentes: las estimaciones de varios nunca se suman. Los límites son del 90 % y figuran donde se simularon los errores de los recuentos.',
      ar: 'تنقلات خلال الفترات بين رصيدين، مقدَّرة بثماني طرق. اختر طريقة واحدة وإصدارًا واحدًا للمصادر: لا تُجمع تقديرات طرق مختلفة أبدًا. الحدود بنسبة 90 % وتوجد حيث حوكيت أخطاء الأرصدة.',
    },
  },
  {
    ...{ id: 'DF_RATIFICATIONS', structure: ratificationStructure, theme: 'STANDARDS' },
    provider: 'ILO',
    descriptions: {
      en: 'The value is 1 where an instrument was in force for a State at the end of the year; of the last year, on the day up to which the list of ratifications reaches. Where there is no value, it was not in force or that is not known.',
      fr: 'La valeur est 1 si un instrument était en vigueur pour un État à la fin de l’année ; la dernière année, au jour jusqu’auquel va la liste des ratifications. Sans valeur, il n’était pas en vigueur ou cela n’est pas connu.',
      es: 'El valor es 1 si un instrumento estaba en vigor para un Estado al final del año; en el último año, el día hasta el que llega la lista de ratificaciones. Donde no hay valor, no estaba en vigor o no se sabe.',
      ar: 'القيمة 1 حيث كان الصك نافذًا على دولة في نهاية السنة؛ وفي السنة الأخيرة في اليوم الذي تصل إليه قائمة التصديقات. وحيث لا قيمة فلم يكن نافذًا أو لا يُعرف ذلك.',
    },
  },
  {
    ...{ id: 'DF_RECRUITMENT', structure: recruitmentStructure, theme: 'RECRUITMENT' },
    provider: AGENCY,
    descriptions: {
      en: 'Counts that this installation makes of its own registers. Figures that are not shown, because few persons are behind them or behind others, have the status Q.',
      fr: 'Comptages que cette installation fait de ses propres registres. Les chiffres non montrés, parce que peu de personnes sont derrière eux ou derrière d’autres, ont le statut Q.',
      es: 'Recuentos que esta instalación hace de sus propios registros. Las cifras que no se muestran, porque hay pocas personas detrás de ellas o de otras, tienen el estado Q.',
      ar: 'إحصاءات تجريها هذه المنصة من سجلاتها. الأرقام التي لا تُعرض لقلة الأشخاص وراءها أو وراء غيرها حالتها Q.',
    },
  },
  {
    ...{ id: 'DF_REPORTS', structure: reportStructure, theme: 'REPORTS', provider: AGENCY },
    descriptions: {
      en: 'What countries of the region report of workers from abroad and workers abroad, as they sent it. The two ends of a corridor are different series (REPORTED_BY) and are never added. Figures that are not shown have the status Q.',
    },
  },
]

const THEMES: readonly (readonly [string, LocalisedText])[] = [
  ['STOCKS', named('Stocks', 'Effectifs', 'Población migrante', 'الأعداد')],
  ['FLOWS', named('Flows', 'Flux', 'Flujos', 'التدفقات')],
  ['POPULATION', named('Population', 'Population', 'Población', 'السكان')],
  ['STANDARDS', named('Standards', 'Normes', 'Normas', 'المعايير')],
  [
    'REPORTS',
    named('Reports of countries', 'Rapports des pays', 'Informes de los países', 'تقارير البلدان'),
  ],
  ['RECRUITMENT', named('Recruitment', 'Recrutement', 'Contratación', 'التوظيف')],
]

const PROVIDERS: readonly (readonly [string, LocalisedText])[] = [
  [AGENCY, { en: 'Corridor' }],
  ['UN_DESA', { en: 'United Nations, Department of Economic and Social Affairs' }],
  ['ILO', { en: 'International Labour Organization' }],
]

/** The provider of each dataflow. */
export const providerOf = (flow: string): string | undefined =>
  FLOWS.find(({ id }) => id === flow)?.provider

const dataflowOf = (
  { id, structure, descriptions }: FlowShape,
  { entries, contact }: CodeFacts,
): Dataflow => ({
  ...own('dataflow', id),
  names: structure.names,
  descriptions,
  annotations: flowAnnotations(id, entries, contact),
  structure: own('datastructure', structure.id),
})

/** What may be: a client that honours it offers no empty choices. */
const ALLOWED: DataConstraint = {
  ...own('dataconstraint', 'CR_STOCKS'),
  names: { en: 'What stocks can have' },
  role: 'allowed',
  attachedTo: [own('dataflow', 'DF_STOCKS')],
  regions: [
    {
      isIncluded: true,
      keyValues: [
        { id: 'FREQ', values: ['A'] },
        { id: 'MEASURE', values: ['MST'] },
        { id: 'BASIS', values: ['BIRTH'] },
        { id: 'REPORTED_BY', values: ['DST'] },
      ],
      components: [],
    },
  ],
}

/** Every artefact that the service knows. */
export function flowCatalogue(facts: CodeFacts): StructureStore {
  const artefacts: Artefact[] = [
    {
      ...own('agencyscheme', 'AGENCIES'),
      names: { en: 'Agencies' },
      items: [{ id: AGENCY, names: { en: 'Corridor' } }],
    },
    {
      ...own('dataproviderscheme', 'DATA_PROVIDERS'),
      names: { en: 'Data providers' },
      items: PROVIDERS.map(([id, names]) => ({ id, names })),
    },
    {
      ...own('categoryscheme', 'CS_THEMES'),
      names: named('Themes', 'Thèmes', 'Temas', 'المواضيع'),
      items: THEMES.map(([id, names]) => ({ id, names })),
    },
    conceptScheme,
    ...codeLists(facts),
    ...[stockStructure, demographyStructure, flowStructure],
    ...[ratificationStructure, recruitmentStructure, reportStructure],
    ALLOWED,
    ...FLOWS.flatMap((flow): Artefact[] => [
      dataflowOf(flow, facts),
      {
        ...own('categorisation', `CAT_${flow.id}`),
        names: { en: `Theme of ${flow.id}` },
        source: own('dataflow', flow.id),
        target: { ...own('categoryscheme', 'CS_THEMES'), item: flow.theme },
      },
      {
        ...own('provisionagreement', `PA_${flow.id}`),
        names: { en: `Source of ${flow.id}` },
        dataflow: own('dataflow', flow.id),
        provider: { ...own('dataproviderscheme', 'DATA_PROVIDERS'), item: flow.provider },
      },
    ]),
    areaHierarchy(facts),
  ]
  return new StructureStore(artefacts)
}

/** Areas by the regions and subregions of M49. */
function areaHierarchy({ areas }: CodeFacts): Artefact {
  const list = own('codelist', 'CL_AREA')
  const node = (code: string, codes: Hierarchical[]): Hierarchical => ({
    ...{ id: code, code: { ...list, item: code }, codes },
  })
  const byRegion = Map.groupBy(areas.areas, ({ m49Region }) => m49Region)
  return {
    ...own('hierarchy', 'H_M49'),
    names: named('Regions of M49', 'Régions M49', 'Regiones M49', 'مناطق M49'),
    codes: [...byRegion].map(([region, own]) =>
      node(
        regionCode(region),
        [...Map.groupBy(own, ({ m49Subregion }) => m49Subregion)].flatMap(([code, members]) => {
          const leaves = members.map((area) => node(area.code, []))
          return code === region ? leaves : [node(regionCode(code), leaves)]
        }),
      ),
    ),
  }
}

type Hierarchical = Extract<Artefact, { kind: 'hierarchy' }>['codes'][number]
