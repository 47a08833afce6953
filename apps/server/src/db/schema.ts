import type { ColumnType, JSONColumnType } from 'kysely'
import type { BondTables } from './bondTables.ts'
import type { ClearanceTables } from './clearanceTables.ts'
import type { ContractTables } from './contractTables.ts'
import type { DemandTables } from './demandTables.ts'
import type { DocumentTables } from './documentTables.ts'
import type { IdentityTables } from './identityTables.ts'
import type { LicenceTables } from './licenceTables.ts'
import type { OrganisationTables } from './organisationTables.ts'
import type { ProviderTables } from './providerTables.ts'
import type { WorkerTables } from './workerTables.ts'

/** A release that may be shown: entered when its files are complete and checked, never changed. */
interface ReleaseTable {
  readonly id: string
  readonly kind:
    | 'migrant-stocks'
    | 'annual-demography'
    | 'recruitment-statistics'
    | 'country-reports'
  readonly origin: 'shipped' | 'imported' | 'published'
  readonly vintage: number
  /** SHA-256 of the observations as text. */
  readonly checksum: string
  readonly manifest: JSONColumnType<Record<string, unknown>>
  readonly catalogued: ColumnType<Date, Date | string, never>
}

/** A simulation that was asked for. Its result is a file, there when the state is `done`. */
interface SimulationTable {
  /** Hash of what determines the result: releases, selection, parameters, engine. */
  readonly id: string
  /** Names the estimate the intervals belong to: `choiceKey`. */
  readonly estimate_key: string
  readonly selection: JSONColumnType<Record<string, unknown>>
  readonly draws: number
  /** A whole number beyond 32 bits, as text. */
  readonly seed: string
  readonly errors: JSONColumnType<Record<string, unknown>>
  readonly usual_errors: boolean
  readonly vintage: string
  readonly engine: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly draws_done: number
  /** SHA-256 of the token that cancels it. */
  readonly cancel_hash: string
  readonly queued: ColumnType<Date, Date | string, Date | string>
  readonly started: ColumnType<Date | null, Date | string | null, Date | string | null>
  readonly finished: ColumnType<Date | null, Date | string | null, Date | string | null>
  readonly failure: string | null
  readonly result: JSONColumnType<Record<string, unknown>> | null
}

/** An agreement on social security as imported; the database refuses changes. */
interface SocialSecurityAgreementTable {
  /** Checksum of the file and the agreement. */
  readonly id: string
  readonly agreement: string
  readonly content: JSONColumnType<Record<string, unknown>>
  readonly file: string
  /** SHA-256 of the file. */
  readonly checksum: string
  readonly imported: ColumnType<Date, Date | string, never>
}

/** A newer list of one instrument's ratifications, as imported; the database refuses changes. */
interface StandardsListTable {
  /** Checksum of the file and the instrument. */
  readonly id: string
  readonly instrument: string
  readonly complete_through: string
  readonly list: JSONColumnType<Record<string, unknown>>
  readonly ratifications: JSONColumnType<readonly Record<string, unknown>[]>
  readonly file: string
  /** SHA-256 of the file. */
  readonly checksum: string
  readonly imported: ColumnType<Date, Date | string, never>
}

/** A request, comment, complaint or case; a newer import of the same id replaces it. */
interface SupervisionRecordTable {
  readonly id: string
  readonly state: string
  readonly record: JSONColumnType<Record<string, unknown>>
  readonly file: string
  readonly checksum: string
  readonly imported: ColumnType<Date, Date | string, Date | string>
}

/** In which year the reports of a group of States, by their first letter, were due first. */
interface ReportingCycleTable {
  readonly instrument: string
  readonly letters: string
  readonly start_year: number
  readonly source: string
  readonly verification: string
  readonly imported: ColumnType<Date, Date | string, Date | string>
}

/** A reviewer's sign-off; the database refuses changes. */
interface StandardsReviewTable {
  readonly number: number
  readonly subject: string
  /** What was signed: the sign-off stands while the statement still reads so. */
  readonly statement: string
  readonly from_level: string
  readonly to_level: string
  readonly reviewer: string
  readonly organisation: string
  readonly text_seen: string
  readonly note: string | null
  readonly reviewed: ColumnType<Date, Date | string, never>
}

/** One row, whose number goes up with every change of the four tables above. */
interface StandardsRevisionTable {
  readonly id: 1
  readonly revision: number
}

/** Read model of break-glass, made from the log of actions. */
interface BreakGlassTable {
  readonly tenant: string
  readonly record: string
  readonly version: number
  readonly status: 'open' | 'lapsed' | 'reviewed'
  readonly person: string
  readonly permission: string
  readonly subject_kind: string
  readonly subject: string
  readonly jurisdiction: string | null
  readonly opened: ColumnType<Date, never, never>
  readonly closes: ColumnType<Date, never, never>
  readonly review_due_on: string
  /** The whole state as JSON. */
  readonly state: string
}

/** A backup or restore drill that has ended, one way or the other. */
interface BackupRunTable {
  readonly id: string
  readonly kind: 'logical' | 'physical' | 'drill'
  readonly state: 'done' | 'failed'
  readonly started: ColumnType<Date, Date, never>
  readonly finished: ColumnType<Date, Date, never>
  /** Name without its folder. */
  readonly file: string | null
  readonly bytes: ColumnType<string | null, number | null, never>
  readonly rows: ColumnType<string | null, number | null, never>
  readonly failure: string | null
}

/** Tables of the operations database; docs beside the migrations that made them. */
export interface CorridorDatabase
  extends BondTables,
    ClearanceTables,
    ContractTables,
    DocumentTables,
    DemandTables,
    IdentityTables,
    LicenceTables,
    OrganisationTables,
    ProviderTables,
    WorkerTables {
  readonly backup_run: BackupRunTable
  readonly release: ReleaseTable
  readonly break_glass: BreakGlassTable
  readonly simulation: SimulationTable
  readonly social_security_agreement: SocialSecurityAgreementTable
  readonly standards_list: StandardsListTable
  readonly supervision_record: SupervisionRecordTable
  readonly reporting_cycle: ReportingCycleTable
  readonly standards_review: StandardsReviewTable
  readonly standards_revision: StandardsRevisionTable
}
