import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** What the register of licences works with. */
export interface LicenceParts {
  readonly ledger: LedgerPlace
  /** Names of people, drafts, and the read models. */
  readonly db: IdentityParts['db']
  readonly now: () => Date
}
