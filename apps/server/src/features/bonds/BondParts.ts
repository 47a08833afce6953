import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What the register of bonds works with. */
export interface BondParts {
  readonly ledger: LedgerPlace
  /** Names of people, and the read models. */
  readonly db: IdentityParts['db']
  readonly now: () => Date
}
