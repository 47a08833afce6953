import type { ClearanceParts } from '../clearances/ClearanceParts.ts'
import type { DocumentParts } from '../documents/DocumentParts.ts'
import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'

/** The clock of a demonstration, which lies in the past. */
export interface DemoClock {
  now(): Date
  set(to: Date): void
}

/** What a demonstration is made with; everything in it reads the same clock. */
export interface DemoParts {
  readonly identity: IdentityParts
  readonly ledger: OpenLedger
  readonly documents: DocumentParts
  readonly clearances: ClearanceParts
  readonly clock: DemoClock
  readonly warn: (message: string, details: object) => void
}
