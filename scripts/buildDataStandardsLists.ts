// How far each list of ratifications reaches, and the figures published for 28 May 2014.
import type { RatificationList } from '../packages/standards/src/index.ts'

type Description = Omit<RatificationList, 'instrument'>

const REGISTER = 'Facts of a public register; no licence was seen with the collected table'
const LICENCE_LISTS = 'Facts from public lists; no licence is claimed on them'

/** The tables of the ILO register as collected: complete to the last registration seen in them. */
export const NORMLEX_TABLES: Description = {
  completeThrough: '2023-06-15',
  publisher: 'International Labour Organization (NORMLEX)',
  licence: REGISTER,
  source: 'ILO NORMLEX, tables of ratifications, mid-2023',
  verification: 'sourced',
  note: 'The last registration in the tables is of 15 June 2023.',
}

export const OTHER_LISTS: Readonly<Record<string, Description>> = {
  ICRMW: {
    completeThrough: '2022-09-23',
    publisher: 'United Nations (Treaty Collection)',
    licence: REGISTER,
    source: 'United Nations Treaty Collection, chapter IV-13, as collected in mid-2023',
    verification: 'sourced',
    note: 'The last instrument in the table was deposited on 23 September 2022; the day of the copy is not known.',
  },
  C097: {
    completeThrough: '2023-10-26',
    publisher: 'Compiled from lists of the ILO and of the Dutch treaty database',
    licence: LICENCE_LISTS,
    source: 'ILO NORMLEX, ratifications of C097 (French page), of 2023 or 2024: 54, none denounced',
    verification: 'partly',
    note: 'The register gives 54 ratifications after that of the Congo on 26 October 2023, and the list holds 54; 28 were compared one by one, the days of the others are not all verified. Annexes left out are recorded for those 28 alone.',
  },
  C143: {
    completeThrough: '2019-12-31',
    publisher: 'Compiled from lists of Wikipedia and of the ILO',
    licence: LICENCE_LISTS,
    source: 'Wikipedia, parties to C143, of 2013, 2015 and 2020; ILO page on African members',
    verification: 'partly',
    note: '23 parties were published for May 2014 and 25 for 2020, and the list holds as many; later entries are known one by one and some may be missing. Most give the year alone; Parts left out are not recorded.',
  },
  C181: {
    completeThrough: '2016-04-30',
    publisher: 'Compiled from a list of Wikipedia',
    licence: LICENCE_LISTS,
    source: 'Wikipedia, parties to C181, May 2016',
    verification: 'secondary',
    note: '32 parties in May 2016 are held. 37 were published for March 2023, of which the list lacks four, registered between 2016 and 2022.',
  },
  C189: {
    completeThrough: '2020-10-05',
    publisher: 'Swiss Confederation, scope of application of C189',
    licence: LICENCE_LISTS,
    source: 'Swiss official list of the parties to C189, 5 October 2020',
    verification: 'sourced',
    note: 'Nothing is held after that day. For Germany the source contradicts itself; 2013 was taken.',
  },
}

const PARAGRAPH = (number: number): string =>
  `ILO, Fair migration: Setting an ILO agenda, Report of the Director-General, 103rd Session, 2014, para ${number}`

interface Figure {
  readonly id: string
  readonly label: {
    readonly en: string
    readonly fr: string
    readonly es: string
    readonly ar: string
  }
  readonly published: number
  readonly paragraph: number
  readonly all: readonly string[]
  readonly any?: readonly string[]
  readonly registeredFrom?: string
  readonly registeredThrough?: string
  readonly among?: readonly string[]
  readonly discrepancy?: Figure['label']
}

/** States that came of the end of the Soviet Union, Yugoslavia and Czechoslovakia. */
const NEW_STATES =
  'ARM AZE BIH CZE EST GEO HRV KAZ KGZ LTU LVA MDA MKD MNE SRB SVK SVN TJK TKM UZB'.split(' ')

const parties = (id: string, number: string, published: number): Figure => ({
  id: id.toLowerCase(),
  label:
    id === 'ICRMW'
      ? {
          en: 'Parties to the UN migrant workers convention',
          fr: 'Parties à la convention des Nations Unies sur les travailleurs migrants',
          es: 'Partes en la convención de las Naciones Unidas sobre los trabajadores migratorios',
          ar: 'أطراف اتفاقية الأمم المتحدة للعمال المهاجرين',
        }
      : {
          en: `Ratifications of Convention No. ${number}`,
          fr: `Ratifications de la convention n° ${number}`,
          es: `Ratificaciones del Convenio núm. ${number}`,
          ar: `التصديقات على الاتفاقية رقم ${number}`,
        },
  published,
  paragraph: 104,
  all: [id],
})

export const FIGURES: readonly Figure[] = [
  parties('C097', '97', 49),
  parties('C143', '143', 23),
  parties('C181', '181', 28),
  parties('ICRMW', '', 47),
  {
    id: 'c097-to-1989',
    label: {
      en: 'Convention No. 97: ratified up to the end of 1989',
      fr: 'Convention n° 97 : ratifiée jusqu’à la fin de 1989',
      es: 'Convenio núm. 97: ratificado hasta finales de 1989',
      ar: 'الاتفاقية رقم 97: التصديقات حتى نهاية عام 1989',
    },
    published: 37,
    paragraph: 105,
    all: ['C097'],
    registeredThrough: '1989-12-31',
  },
  {
    id: 'c097-since-1990',
    label: {
      en: 'Convention No. 97: ratified since 1990',
      fr: 'Convention n° 97 : ratifiée depuis 1990',
      es: 'Convenio núm. 97: ratificado desde 1990',
      ar: 'الاتفاقية رقم 97: التصديقات منذ عام 1990',
    },
    published: 12,
    paragraph: 105,
    all: ['C097'],
    registeredFrom: '1990-01-01',
  },
  {
    id: 'c097-new-member-states',
    label: {
      en: 'Convention No. 97: of these, new member States',
      fr: 'Convention n° 97 : dont nouveaux États membres',
      es: 'Convenio núm. 97: de ellos, nuevos Estados miembros',
      ar: 'الاتفاقية رقم 97: منها الدول الأعضاء الجديدة',
    },
    published: 9,
    paragraph: 105,
    all: ['C097'],
    registeredFrom: '1990-01-01',
    among: NEW_STATES,
  },
  {
    id: 'c143-this-century',
    label: {
      en: 'Convention No. 143: ratified this century',
      fr: 'Convention n° 143 : ratifiée au cours de ce siècle',
      es: 'Convenio núm. 143: ratificado en este siglo',
      ar: 'الاتفاقية رقم 143: التصديقات في هذا القرن',
    },
    published: 5,
    paragraph: 105,
    all: ['C143'],
    registeredFrom: '2001-01-01',
  },
  {
    id: 'icrmw-and-c097',
    label: {
      en: 'Parties to the UN convention that ratified Convention No. 97',
      fr: 'Parties à la convention des Nations Unies ayant ratifié la convention n° 97',
      es: 'Partes en la convención de las Naciones Unidas que ratificaron el Convenio núm. 97',
      ar: 'أطراف اتفاقية الأمم المتحدة التي صدّقت على الاتفاقية رقم 97',
    },
    published: 14,
    paragraph: 104,
    all: ['ICRMW', 'C097'],
    discrepancy: {
      en: 'The report gives 14 for States that ratified No. 97 or No. 143; the table gives 14 for No. 97 alone.',
      fr: 'Le rapport donne 14 pour les États ayant ratifié la n° 97 ou la n° 143 ; le tableau donne 14 pour la seule n° 97.',
      es: 'El informe da 14 para los Estados que ratificaron el núm. 97 o el núm. 143; la tabla da 14 solo para el núm. 97.',
      ar: 'يذكر التقرير 14 للدول التي صدّقت على الاتفاقية رقم 97 أو رقم 143؛ ويعطي الجدول 14 للاتفاقية رقم 97 وحدها.',
    },
  },
  {
    id: 'icrmw-and-either',
    label: {
      en: 'Parties to the UN convention that ratified Convention No. 97, No. 143 or both',
      fr: 'Parties à la convention des Nations Unies ayant ratifié la convention n° 97, la n° 143 ou les deux',
      es: 'Partes en la convención de las Naciones Unidas que ratificaron el Convenio núm. 97, el núm. 143 o ambos',
      ar: 'أطراف اتفاقية الأمم المتحدة التي صدّقت على الاتفاقية رقم 97 أو رقم 143 أو كلتيهما',
    },
    published: 14,
    paragraph: 104,
    all: ['ICRMW'],
    any: ['C097', 'C143'],
    discrepancy: {
      en: 'The report gives 14; the table gives 16. Guinea and Uganda ratified No. 143 only; without them it is 14, those that ratified No. 97.',
      fr: 'Le rapport donne 14, le tableau 16. La Guinée et l’Ouganda n’ont ratifié que la n° 143 ; sans eux, on obtient les 14 États ayant ratifié la n° 97.',
      es: 'El informe da 14; la tabla, 16. Guinea y Uganda solo ratificaron el núm. 143; sin ellos quedan los 14 que ratificaron el núm. 97.',
      ar: 'يذكر التقرير 14 ويعطي الجدول 16. صدّقت غينيا وأوغندا على الاتفاقية رقم 143 وحدها؛ ومن دونهما يبقى 14، وهي الدول التي صدّقت على رقم 97.',
    },
  },
]

/** The figures in the form of the file. */
export const publishedFigures = () =>
  FIGURES.map((figure) => ({
    id: figure.id,
    label: figure.label,
    on: '2014-05-28',
    published: figure.published,
    computedFrom: {
      all: figure.all,
      any: figure.any ?? [],
      registeredFrom: figure.registeredFrom ?? null,
      registeredThrough: figure.registeredThrough ?? null,
      among: figure.among ?? null,
    },
    discrepancy: figure.discrepancy ?? null,
    verification: 'sourced' as const,
    source: PARAGRAPH(figure.paragraph),
  }))
