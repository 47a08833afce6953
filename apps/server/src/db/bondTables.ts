import type { BondSummary } from '@corridor/contract'
import type { ColumnType } from 'kysely'

type Day = ColumnType<string | null, string | null, string | null>

/** The read model of bonds: made from the log, and made again from it. */
interface BondTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly holder: string
  readonly purpose: BondSummary['purpose']
  readonly status: BondSummary['status']
  readonly currency: string
  /** A `bigint` comes as text. */
  readonly cover_minor: ColumnType<string, number, number>
  readonly required_minor: ColumnType<string | null, number | null, number | null>
  readonly defaulted: boolean
  readonly replenish_by: Day
  readonly next_expiry: Day
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly state: string
}

export interface BondTables {
  readonly bond: BondTable
}
