import { z } from 'zod'
import { REPORT_DIMENSIONS, REPORT_MEASURE_IDS } from '../structure/labourMigrationStructure.ts'

const Words = z.string().trim().min(1).max(300)

/** A text in all languages of the product. */
const Names = z.strictObject({ en: Words, fr: Words, es: Words, ar: Words })

const Id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, as gulf-2030')

/** Names sheets of a workbook, too. */
const TableId = z
  .string()
  .max(20)
  .regex(/^[A-Z][A-Z0-9_]*$/, 'capital letters, digits and underscores, as S1')

export const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters, as NPL')

export const ReportTable = z.strictObject({
  id: TableId,
  names: Names,
  measure: z.enum(REPORT_MEASURE_IDS),
  rows: z.enum(REPORT_DIMENSIONS),
  columns: z.enum(REPORT_DIMENSIONS),
  /**
   * Cells that need a figure, or why there is none: those of the total row, all of them, or none.
   */
  required: z.enum(['totals', 'all', 'none']),
})
export type ReportTable = z.infer<typeof ReportTable>

export const ReportModule = z.strictObject({
  id: TableId,
  names: Names,
  tables: z.array(ReportTable).min(1).max(20).readonly(),
})
export type ReportModule = z.infer<typeof ReportModule>

const Percent = z.int().min(1).max(10_000)
const Persons = z.int().min(0).max(1_000_000_000)

export const Thresholds = z.strictObject({
  /** A figure that changed by more than so many per cent since the year before … */
  changePercent: Percent,
  /** … and by at least so many persons is asked about. */
  changeMinimum: Persons,
  /** The two sides of a corridor that are further apart than this are asked about. */
  mirrorPercent: Percent,
  mirrorMinimum: Persons,
})
export type Thresholds = z.infer<typeof Thresholds>

/** What countries of a region are asked, and by which rules their answers are looked at. */
export const Questionnaire = z.strictObject({
  id: Id,
  names: Names,
  frequency: z.literal('A'),
  /** The countries of the region: who reports, and the countries named in tables by country. */
  countries: z.array(Country).min(2).max(60).readonly(),
  modules: z.array(ReportModule).min(1).max(20).readonly(),
  thresholds: Thresholds,
  /** Counts of persons from 1 to below this are not published; 1 publishes all. */
  smallestShown: z.int().min(1).max(100),
})
export type Questionnaire = z.infer<typeof Questionnaire>

/** Every table, in the order of the modules. */
export const tablesOf = ({ modules }: Pick<Questionnaire, 'modules'>): readonly ReportTable[] =>
  modules.flatMap(({ tables }) => tables)
