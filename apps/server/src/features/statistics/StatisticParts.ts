import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'

/** What statistics are made of and published into. */
export interface StatisticParts {
  readonly db: Kysely<CorridorDatabase>
  readonly ledger: OpenLedger
  readonly evidence: EvidenceStore
  /** Where Corridor keeps what it writes. */
  readonly dataDir: string
  readonly now: () => Date
}
