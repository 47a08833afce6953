import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import type { OrganisationParts } from '../organisations/OrganisationParts.ts'

/** What the registers of demand work with: the log, the read models, names of people, the clock. */
export type DemandParts = OrganisationParts

/** What is enough to ask of the read models what holds today. */
export interface DemandReading extends Pick<DemandParts, 'db' | 'now'> {
  readonly ledger: Pick<LedgerPlace, 'tenant' | 'timeZone'>
}
