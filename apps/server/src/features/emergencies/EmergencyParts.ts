import type { ProtectedRecord, RecordKind } from '@corridor/permissions'
import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { OpenLedger } from '../ledger/index.ts'

/** Finds a record as permissions see it; null where there is none. */
export type FindRecord = (id: string) => Promise<ProtectedRecord | null>

/** What break-glass works with. */
export interface EmergencyParts {
  readonly identity: Pick<IdentityParts, 'db' | 'now' | 'timeZone'>
  readonly ledger: OpenLedger
  /** The registers of records by kind; of a kind that none keeps, nobody is known as the owner. */
  readonly registers: ReadonlyMap<RecordKind, FindRecord>
}
