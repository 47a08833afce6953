import type { IsoDate } from '@corridor/kernel'

/** A table as a file holds it: a header and rows of texts. */
export interface RawTable {
  readonly header: readonly string[]
  readonly rows: readonly RawRow[]
}

export interface RawRow {
  /** The line an editor shows; the header is 1. */
  readonly row: number
  readonly fields: readonly string[]
  /** Places of fields that a spreadsheet keeps as numbers: zeros in front are gone. */
  readonly numbers: readonly number[]
}

/** What a column of a file can be. */
export const AGENCY_COLUMNS = [
  'name',
  'licence_number',
  'registration',
  'country',
  'status',
  'valid_from',
  'valid_until',
  'destinations',
  'sectors',
  'planned_volume',
  'phones',
] as const

export type AgencyColumn = (typeof AGENCY_COLUMNS)[number]

/**
 * How bad a problem is: `wrong` rows are left out until they are put right, rows with a `question`
 * unless somebody says that they are to be taken as they are, `changed` says what was put right.
 */
export type ProblemLevel = 'wrong' | 'question' | 'changed'

/** One thing about one field, with what to do. */
export interface RowProblem {
  readonly row: number
  /** As the file calls it; null for the row as a whole. */
  readonly column: string | null
  readonly level: ProblemLevel
  /** Names the problem in every language. */
  readonly code: string
  /** The value it is about, cut short; null for none. */
  readonly value: string | null
  /** In English: what is wrong and what to do. */
  readonly problem: string
  readonly fix: string
}

export interface LicenceTaken {
  readonly number: string
  readonly status: 'provisional' | 'active' | 'suspended'
  readonly validFrom: IsoDate
  readonly validUntil: IsoDate
  readonly destinations: readonly string[]
  readonly sectors: readonly string[]
  readonly plannedVolume: number | null
  readonly phones: readonly string[]
}

/** An agency as it would be entered. */
export interface AgencyRow {
  readonly row: number
  readonly name: string
  readonly country: string | null
  readonly registration: string | null
  /** Null where the file does not say enough of a licence. */
  readonly licence: LicenceTaken | null
  /** Taken only when somebody says so. */
  readonly isQuestioned: boolean
}

/** What a file would do. */
export interface ImportCheck {
  /** Rows below the header. */
  readonly rowCount: number
  /** Those that can be taken, the first first. */
  readonly agencies: readonly AgencyRow[]
  readonly problems: readonly RowProblem[]
  /** What each column was read as; null for one that nothing is taken from. */
  readonly columns: readonly { readonly header: string; readonly column: AgencyColumn | null }[]
}
