import type { PeriodKind } from '../periods/InsurancePeriod.ts'

/** Period types of the message, by code. @source EESSI P5000, as read in public code of Norway */
export const PERIOD_TYPES: Readonly<Record<string, string>> = {
  '10': 'compulsory contribution',
  '11': 'compulsory, employed',
  '12': 'compulsory, self-employed',
  '13': 'compulsory, unemployed',
  '20': 'voluntary',
  '21': 'voluntary, employed',
  '22': 'voluntary, self-employed',
  '23': 'voluntary, unemployed',
  '30': 'residence',
  '40': 'equivalent, unspecified',
  '41': 'equivalent: sickness or incapacity',
  '42': 'equivalent: unemployment without benefit',
  '43': 'equivalent: military service',
  '44': 'equivalent: education',
  '45': 'equivalent: child care',
  '46': 'equivalent: pension',
  '47': 'equivalent: maternity leave',
  '48': 'equivalent: early retirement',
  '49': 'equivalent: unemployment with benefit',
  '50': 'equivalent: invalidity benefit',
  '51': 'equivalent: care of a dependant',
  '52': 'equivalent: added after incapacity, death or start of pension',
}

/** The code of a period without one of its own. */
export const DEFAULT_TYPE: Readonly<Record<PeriodKind, string>> = {
  contribution: '10',
  voluntary: '20',
  residence: '30',
  assimilated: '40',
}

/** Contribution 10-13, voluntary 20-23, residence 30, assimilated 40-52; null for any other. */
export function kindOfType(code: string): PeriodKind | null {
  if (!Object.hasOwn(PERIOD_TYPES, code)) return null
  const kinds = { '1': 'contribution', '2': 'voluntary', '3': 'residence' } as const
  return kinds[code[0] as keyof typeof kinds] ?? 'assimilated'
}

/** Countries that exchange the message, by the two letters it writes. */
const STATES: Readonly<Record<string, string>> = {
  AT: 'AUT',
  BE: 'BEL',
  BG: 'BGR',
  CH: 'CHE',
  CY: 'CYP',
  CZ: 'CZE',
  DE: 'DEU',
  DK: 'DNK',
  EE: 'EST',
  EL: 'GRC',
  ES: 'ESP',
  FI: 'FIN',
  FR: 'FRA',
  HR: 'HRV',
  HU: 'HUN',
  IE: 'IRL',
  IS: 'ISL',
  IT: 'ITA',
  LI: 'LIE',
  LT: 'LTU',
  LU: 'LUX',
  LV: 'LVA',
  MT: 'MLT',
  NL: 'NLD',
  NO: 'NOR',
  PL: 'POL',
  PT: 'PRT',
  RO: 'ROU',
  SE: 'SWE',
  SI: 'SVN',
  SK: 'SVK',
  UK: 'GBR',
}

/** Written by some in place of the letters of the message. */
const OTHER_LETTERS: Readonly<Record<string, string>> = { GR: 'GRC', GB: 'GBR' }

const LETTERS = Object.fromEntries(Object.entries(STATES).map(([letters, code]) => [code, letters]))

export const stateOfLetters = (letters: string): string | null =>
  STATES[letters] ?? OTHER_LETTERS[letters] ?? null

export const lettersOfState = (state: string): string | null => LETTERS[state] ?? null
