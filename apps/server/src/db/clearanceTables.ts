import type { ClearanceFile, ClearanceSummary } from '@corridor/contract'
import type { ColumnType } from 'kysely'

/** The read model of clearances: made from the log, and made again from it. */
interface ClearanceTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly kind: ClearanceSummary['kind']
  /** Null until it is issued. */
  readonly number: string | null
  readonly worker: string | null
  readonly contract: string | null
  readonly agency: string | null
  readonly job_order: string | null
  readonly person: string | null
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly corridor: string
  readonly licence_number: string | null
  readonly holder_key: string
  readonly status: ClearanceSummary['status']
  readonly hold: boolean
  readonly hold_cause: NonNullable<ClearanceFile['hold']>['cause'] | null
  readonly hold_subject: string | null
  /** Causes in spite of which somebody decided that it goes on. */
  readonly decided: readonly string[]
  readonly waits: ClearanceSummary['waits']
  /** Id of the key that signed a form. */
  readonly form_key: string | null
  readonly duplicate_of: string | null
  readonly requested_at: ColumnType<Date, never, never>
  readonly issued_at: ColumnType<Date | null, never, never>
  readonly expires_on: ColumnType<string | null, never, never>
  readonly expires: ColumnType<Date | null, never, never>
  /** Since when it is revoked or on hold. */
  readonly stopped_at: ColumnType<Date | null, never, never>
  readonly state: string
}

export interface ClearanceTables {
  readonly clearance: ClearanceTable
}
