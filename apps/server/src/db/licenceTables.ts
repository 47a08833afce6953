import type { LicenceSummary } from '@corridor/contract'
import type { ColumnType } from 'kysely'

/** The read model of licences and applications: made from the log, and made again from it. */
interface LicenceTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly organisation: string
  readonly name: string
  readonly number: string | null
  /** Letters and digits of the number, whatever its separators. */
  readonly number_key: string | null
  readonly status: LicenceSummary['status']
  /** Without regard to the day: see `effectiveStatusOf`. */
  readonly effective_status: LicenceSummary['effectiveStatus']
  readonly valid_from: ColumnType<string | null, string | null, string | null>
  readonly valid_until: ColumnType<string | null, string | null, string | null>
  readonly destinations: readonly string[]
  readonly sectors: readonly string[]
  readonly planned_volume: number | null
  readonly phone_keys: readonly string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  /** Who is to inspect, and who is to hear the appeal. */
  readonly assignees: readonly string[]
  readonly proposed: LicenceSummary['proposed']
  /** The number that waits for a second person, in the same form as `number_key`. */
  readonly proposed_number_key: string | null
  readonly folded: string
  readonly state: string
}

/** Drafts of applications: not in the log, changed and thrown away at will. */
interface LicenceDraftTable {
  readonly tenant: string
  readonly organisation: string
  readonly content: string
  readonly saved: ColumnType<Date, Date, Date>
  readonly saved_by: string
}

/** Names of agencies in the forms in which they are found again. */
interface AgencyNameTable {
  readonly tenant: string
  readonly organisation: string
  /** `register` for the names of the organisation, `licence` for that on the licence. */
  readonly source: 'register' | 'licence'
  /** 0 for the present name. */
  readonly place: number
  readonly name: string
  readonly folded: string
  readonly core: string
  readonly sounds: readonly string[]
}

export interface LicenceTables {
  readonly licence: LicenceTable
  readonly licence_draft: LicenceDraftTable
  readonly agency_name: AgencyNameTable
}
