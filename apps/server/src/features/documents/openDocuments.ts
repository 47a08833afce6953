import type { OpenLedger } from '../ledger/openLedger.ts'
import type { DocumentParts } from './DocumentParts.ts'
import type { DocumentSettings } from './documentSettings.ts'
import { clamdScanner } from './scan/clamdScanner.ts'
import { commandScanner } from './scan/commandScanner.ts'
import { diskStore } from './storage/diskStore.ts'
import { s3Store } from './storage/s3Store.ts'

/** Store and scanner as the settings name them. */
export const openDocuments = (
  ledger: OpenLedger,
  settings: DocumentSettings,
  warn: DocumentParts['warn'],
): DocumentParts => ({
  ledger,
  settings,
  store: settings.s3 === null ? diskStore(settings.folder) : s3Store(settings.s3),
  scanner:
    settings.scanner === null
      ? null
      : settings.scanner.kind === 'command'
        ? commandScanner(settings.scanner)
        : clamdScanner(settings.scanner),
  warn,
})
