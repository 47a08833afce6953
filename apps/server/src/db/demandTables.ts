import type {
  AccreditationStatus,
  JobOrderStatus,
  SubAgentStatus,
} from '@corridor/recruitment/demand'
import type { ColumnType } from 'kysely'

type Day = ColumnType<string, string, string>

interface AccreditationTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly agency: string
  readonly principal: string
  readonly destination: string
  readonly status: AccreditationStatus
  readonly valid_until: Day
  readonly post: string
  readonly office: string
  readonly jurisdiction: string
  readonly since: Date
  readonly state: string
}

interface SubAgentTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly number: string
  readonly agency: string
  readonly name: string
  readonly area: string
  readonly status: SubAgentStatus
  readonly identity_digest: string | null
  readonly office: string
  readonly jurisdiction: string
  readonly state: string
}

interface JobOrderTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly number: string
  readonly agency: string
  readonly principal: string
  readonly destination: string
  readonly sector: string
  readonly site: string | null
  readonly status: JobOrderStatus
  readonly frozen: readonly string[]
  readonly asked: number
  readonly approved: number
  readonly reserved: number
  readonly consumed: number
  readonly valid_until: ColumnType<string | null, string | null, string | null>
  readonly advertised: boolean
  readonly digests: readonly string[]
  readonly reference_key: string | null
  readonly post: string
  readonly office: string
  readonly offices: readonly string[]
  readonly organisations: readonly string[]
  readonly jurisdiction: string
  readonly since: Date
  readonly state: string
}

/** Read models of demand: made from the log, and made again from it. */
export interface DemandTables {
  readonly accreditation: AccreditationTable
  readonly sub_agent: SubAgentTable
  readonly job_order: JobOrderTable
}
