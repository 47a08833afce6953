import { type Localised, localised } from '../structure/Localised.ts'
import {
  DIMENSION_NAMES,
  MEASURE_NAMES,
  type ReportDimension,
  type ReportMeasure,
} from '../structure/labourMigrationStructure.ts'
import type { Questionnaire, ReportModule, Thresholds } from './Questionnaire.ts'

/** What is asked of each measure; by sex throughout. */
const ASKED: readonly (readonly [string, ReportMeasure, readonly ReportDimension[]])[] = [
  ['S', 'STOCK_RESIDENT', ['PARTNER', 'AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY']],
  ['A', 'STOCK_ABROAD', ['PARTNER', 'AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY']],
  ['I', 'INFLOW', ['PARTNER', 'AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY']],
  ['O', 'OUTFLOW', ['PARTNER', 'AGE', 'EDUCATION', 'OCCUPATION', 'INDUSTRY']],
]

/** What the country in a table is, which differs by measure. */
const PARTNERS: Readonly<Record<ReportMeasure, Localised>> = {
  STOCK_RESIDENT: localised('country of citizenship', 'nationalité', 'nacionalidad', 'الجنسية'),
  STOCK_ABROAD: localised(
    'country of residence',
    'pays de résidence',
    'país de residencia',
    'بلد الإقامة',
  ),
  INFLOW: localised('country of citizenship', 'nationalité', 'nacionalidad', 'الجنسية'),
  OUTFLOW: localised(
    'country of destination',
    'pays de destination',
    'país de destino',
    'بلد المقصد',
  ),
}

const JOIN: Readonly<Record<keyof Localised, (measure: string, by: string) => string>> = {
  en: (measure, by) => `${measure} by ${by} and sex`,
  fr: (measure, by) => `${measure}, par ${by} et sexe`,
  es: (measure, by) => `${measure}, por ${by} y sexo`,
  ar: (measure, by) => `${measure} حسب ${by} والجنس`,
}

function titleOf(measure: ReportMeasure, dimension: ReportDimension): Localised {
  const by = dimension === 'PARTNER' ? PARTNERS[measure] : DIMENSION_NAMES[dimension]
  const inOne = (language: keyof Localised) =>
    JOIN[language](MEASURE_NAMES[measure][language], by[language].toLocaleLowerCase(language))
  return localised(inOne('en'), inOne('fr'), inOne('es'), inOne('ar'))
}

const THRESHOLDS: Thresholds = {
  ...{ changePercent: 25, changeMinimum: 100 },
  ...{ mirrorPercent: 50, mirrorMinimum: 100 },
}

/** The modules of the questionnaire on international labour migration that Corridor proposes. */
export const LABOUR_MIGRATION_MODULES: readonly ReportModule[] = ASKED.map(
  ([letter, measure, dimensions]) => ({
    id: measure,
    names: { ...MEASURE_NAMES[measure] },
    tables: dimensions.map((dimension, at) => ({
      id: `${letter}${at + 1}`,
      names: titleOf(measure, dimension),
      measure,
      rows: dimension,
      columns: 'SEX' as const,
      required: 'totals' as const,
    })),
  }),
)

/**
 * A questionnaire on international labour migration: workers from abroad and workers abroad, as
 * stocks at the end of the year and as flows in it, each by country, age, education, occupation and
 * industry, by sex. An administration changes it as it likes before it is opened.
 */
export const labourMigrationQuestionnaire = (
  id: string,
  names: Localised,
  countries: readonly string[],
): Questionnaire => ({
  ...{ id, names: { ...names }, frequency: 'A', countries: [...countries] },
  modules: LABOUR_MIGRATION_MODULES,
  thresholds: THRESHOLDS,
  smallestShown: 5,
})
