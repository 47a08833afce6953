import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What workers' files and contracts work with. */
export interface ContractParts {
  readonly ledger: LedgerPlace
  readonly db: IdentityParts['db']
  readonly now: () => Date
}
