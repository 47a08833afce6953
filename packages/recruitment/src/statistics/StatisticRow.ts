/**
 * What happened to people, each counted by itself and none concluded from another: `processed` an
 * office dealt with the file, `cleared` a clearance was issued, `exit_control` the exit control
 * looked at it, `departed`, `arrived`, `returned` as reported.
 */
export const STATISTIC_EVENTS = [
  'processed',
  'cleared',
  'exit_control',
  'departed',
  'arrived',
  'returned',
] as const

export type StatisticEvent = (typeof STATISTIC_EVENTS)[number]

/** What a row of recruitment statistics says; the six events count people. */
export const STATISTIC_MEASURES = [
  ...STATISTIC_EVENTS,
  'fees_sum',
  'fees_median',
  'checks_at_signature',
  'checks_at_clearance',
  'overrides',
  'deadlines',
  'licences',
] as const

export type StatisticMeasure = (typeof STATISTIC_MEASURES)[number]

/** All of a kind together, in place of one of them. */
export const ALL = 'all'
/** Those together that are not shown one by one. */
export const NOT_SHOWN = 'not_shown'
/** The log does not say. */
export const UNKNOWN = 'unknown'
/** Does not apply to the measure. */
export const NONE = 'none'

/** One published figure, or that it is not shown. */
export interface StatisticRow {
  readonly measure: StatisticMeasure
  /** `2030-03`, or `all` for the whole period. */
  readonly month: string
  /** `NPL-QAT`, `all`, `not_shown`, `unknown`, or `none`. */
  readonly corridor: string
  readonly sector: string
  /** Agency, fee category, rule, kind of deadline or status of a licence; `none` otherwise. */
  readonly item: string
  /** Payer and who states it, answer, or whether it was kept; `none` otherwise. */
  readonly part: string
  /** `persons`, `contracts`, `records`, or a currency. */
  readonly unit: string
  /** Digits with a point where it has decimals; null where it is not shown. */
  readonly value: string | null
  /** Contracts on which an amount rests; null otherwise. */
  readonly cases: number | null
}
