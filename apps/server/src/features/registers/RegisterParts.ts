import type { Database } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What the registers that the checks read work with. */
export interface RegisterParts {
  readonly db: Database
  readonly ledger: LedgerPlace
}
