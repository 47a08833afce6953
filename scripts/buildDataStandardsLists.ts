// How far each list of ratifications reaches.
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
    note: '23 parties were published for May 2014 and 25 for 2020, and the list holds as many on both; later entries are known one by one and some may be missing. Most give the year alone; Parts left out are not recorded.',
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
