import type { RowProblem } from '../agencyImport/index.ts'
import type { ContractTerms } from '../checks/index.ts'

/** What a column of a file can be. */
export const JOB_ORDER_COLUMNS = [
  'reference',
  'principal',
  'destination',
  'sector',
  'site',
  'title',
  'occupation',
  'quantity',
  'basic_pay',
  'currency',
  'hours_week',
  'rest_days_week',
] as const

export type JobOrderColumn = (typeof JOB_ORDER_COLUMNS)[number]

/** Under which power of attorney an agency acts for a principal. */
export interface KnownAccreditation {
  readonly id: string
  readonly principal: string
  readonly destination: string
  readonly post: string
  readonly office: string
  readonly jurisdiction: string
}

/** What the registers have of the agency whose file it is. */
export interface KnownDemand {
  /** Employers and other principals: the id by their name as `nameKey` gives it; null for several. */
  readonly principals: ReadonlyMap<string, string | null>
  /** Their ids. */
  readonly ids: ReadonlySet<string>
  /** Those in force today. */
  readonly accreditations: readonly KnownAccreditation[]
  /** The principal's own numbers of orders that are there, as `knownReference` gives them. */
  readonly references: ReadonlySet<string>
}

/** A job order as it would be begun: a row, or several with one reference. */
export interface JobOrderRow {
  /** The first of its rows. */
  readonly row: number
  readonly rows: readonly number[]
  readonly principal: string
  readonly accreditation: string
  readonly post: string
  readonly office: string
  readonly jurisdiction: string
  readonly destination: string
  readonly sector: string
  readonly site: string | null
  readonly reference: string | null
  readonly positions: readonly {
    readonly position: string
    readonly title: string
    readonly occupation: string
    readonly quantity: number
    readonly terms: ContractTerms
  }[]
  /** Taken only when somebody says so. */
  readonly isQuestioned: boolean
}

/** What a file would do. */
export interface JobOrderCheck {
  /** Rows below the header. */
  readonly rowCount: number
  readonly orders: readonly JobOrderRow[]
  readonly problems: readonly RowProblem[]
  readonly columns: readonly { readonly header: string; readonly column: JobOrderColumn | null }[]
}
