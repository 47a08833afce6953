import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What the register of organisations works with. */
export interface OrganisationParts {
  readonly ledger: LedgerPlace
  /** Names of people, and the read models. */
  readonly db: IdentityParts['db']
  readonly now: () => Date
}
