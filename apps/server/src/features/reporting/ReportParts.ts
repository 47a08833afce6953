import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'

/** What reports are kept in and published into. */
export interface ReportParts {
  readonly db: Kysely<CorridorDatabase>
  readonly ledger: OpenLedger
  readonly evidence: EvidenceStore
  /** Where Corridor keeps what it writes. */
  readonly dataDir: string
  readonly now: () => Date
}
