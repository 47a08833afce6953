import type { CodeList } from './CodeList.ts'
import {
  AGE_CODES,
  countryCodes,
  EDUCATION_CODES,
  INDUSTRY_CODES,
  OCCUPATION_CODES,
  SEX_CODES,
} from './codeLists.ts'
import { type Localised, localised } from './Localised.ts'

/** By what figures can be told apart in a table; `PARTNER` is the country at the other end. */
export const REPORT_DIMENSIONS = [
  'PARTNER',
  'SEX',
  'AGE',
  'EDUCATION',
  'OCCUPATION',
  'INDUSTRY',
] as const

export type ReportDimension = (typeof REPORT_DIMENSIONS)[number]

/** What is counted. Who reports it says at which end of a corridor the reporter stands. */
export const REPORT_MEASURES = {
  STOCK_RESIDENT: { reportedBy: 'DST', time: 'point' },
  STOCK_ABROAD: { reportedBy: 'ORG', time: 'point' },
  INFLOW: { reportedBy: 'DST', time: 'period' },
  OUTFLOW: { reportedBy: 'ORG', time: 'period' },
} as const satisfies Readonly<
  Record<string, { readonly reportedBy: 'DST' | 'ORG'; readonly time: 'point' | 'period' }>
>

export type ReportMeasure = keyof typeof REPORT_MEASURES

export const REPORT_MEASURE_IDS = [
  ...(['STOCK_RESIDENT', 'STOCK_ABROAD', 'INFLOW', 'OUTFLOW'] as const),
] as const satisfies readonly ReportMeasure[]

export const MEASURE_NAMES: Readonly<Record<ReportMeasure, Localised>> = {
  STOCK_RESIDENT: localised(
    'Resident foreign workers',
    'Travailleurs étrangers résidents',
    'Trabajadores extranjeros residentes',
    'العمال الأجانب المقيمون',
  ),
  STOCK_ABROAD: localised(
    'Nationals who work abroad',
    'Ressortissants travaillant à l’étranger',
    'Nacionales que trabajan en el extranjero',
    'المواطنون العاملون في الخارج',
  ),
  INFLOW: localised(
    'Foreign workers who came in the year',
    'Travailleurs étrangers arrivés dans l’année',
    'Trabajadores extranjeros llegados en el año',
    'العمال الأجانب القادمون خلال السنة',
  ),
  OUTFLOW: localised(
    'Nationals who left for work in the year',
    'Ressortissants partis travailler dans l’année',
    'Nacionales que salieron a trabajar en el año',
    'المواطنون المغادرون للعمل خلال السنة',
  ),
}

export const DIMENSION_NAMES: Readonly<Record<ReportDimension, Localised>> = {
  PARTNER: localised('Country', 'Pays', 'País', 'البلد'),
  SEX: localised('Sex', 'Sexe', 'Sexo', 'الجنس'),
  AGE: localised('Age', 'Âge', 'Edad', 'العمر'),
  EDUCATION: localised('Education', 'Niveau d’instruction', 'Nivel educativo', 'المستوى التعليمي'),
  OCCUPATION: localised('Occupation', 'Profession', 'Ocupación', 'المهنة'),
  INDUSTRY: localised('Industry', 'Branche d’activité', 'Rama de actividad', 'النشاط الاقتصادي'),
}

const FIXED: Readonly<Record<Exclude<ReportDimension, 'PARTNER'>, CodeList>> = {
  SEX: SEX_CODES,
  AGE: AGE_CODES,
  EDUCATION: EDUCATION_CODES,
  OCCUPATION: OCCUPATION_CODES,
  INDUSTRY: INDUSTRY_CODES,
}

/** The codes of a dimension, where these are the countries of the region. */
export const codesOf = (
  dimension: ReportDimension,
  countries: readonly string[],
  nameOf?: (code: string) => Localised,
): CodeList => (dimension === 'PARTNER' ? countryCodes(countries, nameOf) : FIXED[dimension])
