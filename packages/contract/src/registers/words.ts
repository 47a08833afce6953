import { z } from 'zod'
import { LedgerRecordId } from '../ledger/words.ts'

export const Day = z.iso.date()
export const Instant = z.iso.datetime()

export const Person = z.object({ id: z.string(), name: z.string().nullable() })

/** The first of two persons. */
export const proposer = { proposedAt: Instant, by: z.array(Person), role: z.string() }

export const EvidenceSeen = z.object({ digest: z.string(), what: z.string() })

/** Lists come in pages. */
export const paging = {
  after: LedgerRecordId.optional().describe('`next` of the last answer: the page after it'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
