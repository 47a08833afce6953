import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import type { SubjectKind } from '@corridor/recruitment/documents'
import type { Queryable } from '../../ledger/LedgerPlace.ts'

/** A record to which documents can be attached. */
export interface FoundOwner {
  /** As permissions see it. */
  readonly on: ProtectedRecord
  /** The same as a second office sees it: the post at destination beside the office of origin. */
  readonly atPost?: ProtectedRecord
  /** Subject of the ledger with which its documents are erased: of a contract the worker. */
  readonly concerns: string
}

/** How the records of one kind are found, and who reaches their documents. */
export interface OwnerFinder {
  readonly kind: SubjectKind
  /** With it the record itself is read: who may not, opens none of its documents and adds none. */
  readonly read: PermissionName
  /** Null where there is no such record. */
  readonly find: (client: Queryable, tenant: string, id: string) => Promise<FoundOwner | null>
}
