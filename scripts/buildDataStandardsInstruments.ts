// What the reference copies do not hold in a form that can be read: instruments of which only the
// ratifications are in them, reporting categories and addresses.
import type { Instrument, LifeCycle } from '../packages/standards/src/index.ts'

/** Official English titles of the instruments that the copies do not describe; the year is added. */
export const OTHER_INSTRUMENTS: readonly {
  readonly id: string
  readonly name: string
  readonly adoptedYear: number
  readonly accompaniedBy?: readonly string[]
  readonly note?: string
}[] = [
  {
    id: 'C001',
    name: 'Hours of Work (Industry) Convention',
    adoptedYear: 1919,
    note: 'Taken to enter into force and to be denounced like C019; its own articles were not read.',
  },
  {
    id: 'C029',
    name: 'Forced Labour Convention',
    adoptedYear: 1930,
    accompaniedBy: ['P029'],
    note: 'The rule of denunciation is that of later conventions; its own articles were not read.',
  },
  { id: 'C047', name: 'Forty-Hour Week Convention', adoptedYear: 1935 },
  { id: 'C081', name: 'Labour Inspection Convention', adoptedYear: 1947 },
  {
    id: 'C087',
    name: 'Freedom of Association and Protection of the Right to Organise Convention',
    adoptedYear: 1948,
  },
  { id: 'C095', name: 'Protection of Wages Convention', adoptedYear: 1949 },
  {
    id: 'C098',
    name: 'Right to Organise and Collective Bargaining Convention',
    adoptedYear: 1949,
  },
  { id: 'C100', name: 'Equal Remuneration Convention', adoptedYear: 1951 },
  { id: 'C103', name: 'Maternity Protection Convention (Revised)', adoptedYear: 1952 },
  { id: 'C105', name: 'Abolition of Forced Labour Convention', adoptedYear: 1957 },
  {
    id: 'C107',
    name: 'Indigenous and Tribal Populations Convention',
    adoptedYear: 1957,
    note: 'Not described: it is about populations that live in the country, and gives no right to a worker for having migrated.',
  },
  {
    id: 'C111',
    name: 'Discrimination (Employment and Occupation) Convention',
    adoptedYear: 1958,
  },
  { id: 'C131', name: 'Minimum Wage Fixing Convention', adoptedYear: 1970 },
  { id: 'C138', name: 'Minimum Age Convention', adoptedYear: 1973 },
  { id: 'C155', name: 'Occupational Safety and Health Convention', adoptedYear: 1981 },
  { id: 'C182', name: 'Worst Forms of Child Labour Convention', adoptedYear: 1999 },
  { id: 'C183', name: 'Maternity Protection Convention', adoptedYear: 2000 },
  {
    id: 'P029',
    name: 'Protocol of 2014 to the Forced Labour Convention, 1930',
    adoptedYear: 2014,
    note: 'Can be denounced whenever C029 can; taken here to have windows of its own, since those of C029 were not read.',
  },
]

type Rule = Omit<LifeCycle, 'verification' | 'source'>

/** The rule of nearly all conventions: a year after the second registration, windows of ten years. */
export const STANDARD: Rule = {
  entryIntoForce: { ratifications: 2, delayMonths: 12, startsOn: 'same-day' },
  denunciation: {
    countsFrom: 'instrument',
    lockYears: 10,
    windowMonths: 12,
    effectMonths: 12,
    startsOn: 'same-day',
  },
}

/** The first decade: at once on registration, denounced ever after ten years. */
export const OLD_TYPE: Rule = {
  entryIntoForce: { ratifications: 2, delayMonths: 0, startsOn: 'same-day' },
  denunciation: { ...STANDARD.denunciation, windowMonths: null },
}

export const UN_MIGRANT_WORKERS: Rule = {
  entryIntoForce: { ratifications: 20, delayMonths: 3, startsOn: 'first-of-next-month' },
  denunciation: {
    countsFrom: 'state',
    lockYears: 5,
    windowMonths: null,
    effectMonths: 12,
    startsOn: 'first-of-next-month',
  },
}

/** Articles in which the rules were seen. */
export const LIFE_CYCLE_SOURCES: Readonly<Record<string, string>> = {
  C097: 'C097 Arts 13 and 17',
  C181: 'C181 Arts 18-19',
  C189: 'C189 Arts 21-22',
  C118: 'C118 Arts 15-16',
  C019: 'C019 Arts 6 and 10',
  C102: 'C102 Arts 79 and 82',
  C144: 'C144 Arts 8-9',
  ICRMW: 'reprint of ICRMW Arts 87 and 89',
}

const EIGHT =
  'ILO chapter for the United Nations volume on migration and development (2013), note 6'

/** Reporting categories; conventions that are not named are technical. */
export function categoryOf(id: string, kind: string): Instrument['category'] {
  if (kind === 'recommendation' || kind === 'un-treaty') return null
  if (['C029', 'C087', 'C098', 'C100', 'C105', 'C111', 'C138', 'C182'].includes(id)) {
    return { group: 'fundamental', verification: 'secondary', source: EIGHT }
  }
  const group =
    id === 'P029' || id === 'C155'
      ? 'fundamental'
      : id === 'C081' || id === 'C144'
        ? 'governance'
        : 'technical'
  return { group, verification: 'unverified', source: null }
}

const NORMLEX_C097 = 'ILO NORMLEX, ratifications of C097 (French page)'

/** First entry into force as stated, where the reference copies only compute it. */
export const STATED_ENTRIES: Readonly<Record<string, Instrument['statedEntryIntoForce']>> = {
  C097: { date: '1952-01-22', verification: 'sourced', source: NORMLEX_C097 },
  C019: {
    date: '1926-09-08',
    verification: 'secondary',
    source: 'reprint of C019',
  },
  C102: {
    date: '1955-04-27',
    verification: 'secondary',
    source: 'Wikipedia, Social Security (Minimum Standards) Convention, 1952',
  },
  C118: {
    date: '1964-04-25',
    verification: 'secondary',
    source: 'reprint of C118 in the library of the ITC-ILO',
  },
  C143: {
    date: '1978-12-09',
    verification: 'secondary',
    source: 'Wikipedia, Migrant Workers (Supplementary Provisions) Convention, 1975',
  },
  C181: {
    date: '2000-05-10',
    verification: 'secondary',
    source: 'Wikipedia, Private Employment Agencies Convention, 1997',
  },
}

/** Newer conventions that end an older one for a member bound by both. */
export const DENOUNCES: Readonly<Record<string, Instrument['denounces']>> = {
  C181: [{ instrument: 'C096', verification: 'sourced', source: 'CEACR comment 2254352, NORMLEX' }],
  C183: [
    {
      instrument: 'C103',
      verification: 'sourced',
      source: 'ILO NORMLEX tables of mid-2023: 17 ratifications of C103 ended by C183',
    },
  ],
}

const NORMLEX = 'https://www.ilo.org/dyn/normlex/en/f?p=1000:'

/** Addresses of the publisher that were seen; no others are made up from them. */
export const LINKS: Readonly<Record<string, string>> = {
  C097: 'https://www.ilo.org/dyn/normlex/en/f?p=NORMLEXPUB:11300:0::NO:11300:P11300_INSTRUMENT_ID:312242:NO',
  C029: 'https://normlex.ilo.org/dyn/normlex/fr/f?p=1000:12100:0::NO::P12100_INSTRUMENT_ID,P12100_LANG_CODE:312174,en:NO',
  R086: `${NORMLEX}12100:::::P12100_INSTRUMENT_ID:312424`,
  R167: `${NORMLEX}12100:::::P12100_INSTRUMENT_ID:312505`,
}

/** Requirements that name a file of the reference copies, said without it. */
export const REWORDED: Readonly<Record<string, { requirement: string; source?: string | null }>> = {
  'C097 17': {
    requirement:
      'Windows of one year every ten years from the first entry into force; in a window an annex in force may be denounced separately; rights of migrants and family who immigrated while Convention or annex was in force are not affected',
  },
  'R086 Annex': {
    requirement: 'Model agreement on migration for employment, in 29 articles',
    source: 'Model Agreement annexed to R086, of which a part was seen',
  },
  'ICRMW 22': {
    requirement:
      'No collective expulsion; each case examined and decided individually by the competent authority under law; decision given with reasons in writing (on request). Paragraphs 3 and 4, on language and review, were not read',
  },
}
