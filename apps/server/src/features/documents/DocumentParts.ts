import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import type { DocumentSettings } from './documentSettings.ts'
import type { VirusScanner } from './scan/VirusScanner.ts'
import type { DocumentStore } from './storage/DocumentStore.ts'

/** What documents work with. */
export interface DocumentParts {
  readonly ledger: OpenLedger
  readonly settings: DocumentSettings
  readonly store: DocumentStore
  /** Null where files are not scanned for viruses. */
  readonly scanner: VirusScanner | null
  readonly warn: (message: string, details: object) => void
}

/** What the routes need besides. */
export interface DocumentRouteParts extends DocumentParts {
  readonly identity: IdentityParts
}
