import type { ContractStatus, WorkerStatus } from '@corridor/recruitment/contracts'
import type { ColumnType } from 'kysely'

/** Workers' files: made from the log, and made again from it. */
interface WorkerTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  /** The worker's account, once she claimed the file. */
  readonly person: string | null
  readonly status: WorkerStatus
  readonly registered_by: string
  readonly registered_at: string
  /** Agencies to which the worker opens it. */
  readonly open_to: string[]
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly search: string
  readonly state: string
}

interface ContractTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly worker: string
  readonly agency: string
  readonly employer: string
  readonly job_order: string | null
  readonly status: ContractStatus
  readonly signed_on: ColumnType<string | null, string | null, string | null>
  /** Agency and employer. */
  readonly organisations: string[]
  /** The office that keeps the file, and the post at destination. */
  readonly offices: string[]
  readonly jurisdiction: string | null
  /** A vacancy of the job order is held for it. */
  readonly holds_vacancy: boolean
  readonly opened_at: string
  readonly state: string
}

export interface ContractTables {
  readonly worker: WorkerTable
  readonly contract: ContractTable
}
