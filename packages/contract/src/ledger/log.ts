import { z } from 'zod'
import { LedgerCursor, LedgerRecordId } from './words.ts'

/** One action of the log without what it says. */
export const LoggedAction = z.object({
  /** Place in the order of commits: the cursor. */
  number: LedgerCursor,
  record: z.string(),
  version: z.number().int(),
  /** `record kind.verb`, as `licence.submit`. */
  type: z.string(),
  /** Id of a person, `service:` and the id of a program, or `system:` and what acted. */
  actor: z.string(),
  actorName: z.string().nullable(),
  /** The role in which it was done, at the time. */
  role: z.string(),
  organisation: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  purpose: z.string().nullable(),
  place: z.string().nullable(),
  device: z.string().nullable(),
  channel: z.string().nullable(),
  /** When it happened, as the actor says. */
  occurredAt: z.string().nullable(),
  recordedAt: z.string(),
  requestId: z.string().nullable(),
  /** With it anybody gets the proof that the action stands under a seal. */
  hash: z.string(),
  /** The seal over it; null while it waits. */
  seal: z.number().int().nullable(),
  /** Where what it said was erased: on which basis and when. */
  erased: z.object({ basis: z.string(), erasedAt: z.string() }).nullable(),
})
export type LoggedAction = z.infer<typeof LoggedAction>

/** What was looked at: a record, the results of a search, a list, a file, the log, a report of readers. */
export const READ_ACTS = ['open', 'search', 'list', 'export', 'log', 'report'] as const
export const ReadAct = z.enum(READ_ACTS)
export type ReadAct = z.infer<typeof ReadAct>

/** One reading, or an attempt that was refused. */
export const LoggedRead = z.object({
  number: LedgerCursor,
  act: ReadAct,
  outcome: z.enum(['shown', 'refused']),
  /** Null where it was not about one record. */
  record: z.string().nullable(),
  version: z.number().int().nullable(),
  actor: z.string(),
  actorName: z.string().nullable(),
  role: z.string(),
  organisation: z.string().nullable(),
  purpose: z.string().nullable(),
  place: z.string().nullable(),
  device: z.string().nullable(),
  requestId: z.string().nullable(),
  readAt: z.string(),
  /** What was asked for in a search, list, export or of the log; for a refusal its reason. */
  terms: z.record(z.string(), z.unknown()).nullable(),
  /** Ids of the records that a search or list showed. */
  results: z.array(z.string()).nullable(),
})
export type LoggedRead = z.infer<typeof LoggedRead>

/** Who opened one record, as its subject may see it. */
export const RecordReader = LoggedRead.omit({ requestId: true, terms: true, results: true })
export type RecordReader = z.infer<typeof RecordReader>

const day = z.iso.date().optional()
const limit = z.coerce.number().int().min(1).max(500).default(100)
const before = LedgerCursor.optional().describe('`next` of the last answer: the page after it')
const actor = z.string().min(1).max(128).optional()

export const ActionFilter = z.object({
  actor: actor.describe('Only what this person or program did'),
  record: LedgerRecordId.optional().describe('Only what was done to this record'),
  type: z
    .string()
    .regex(/^[a-z][a-z-]*(\.[a-zA-Z]+)?$/, 'a kind of record, or kind.verb')
    .optional()
    .describe('`licence` for a kind of record, `licence.submit` for one type'),
  from: day.describe('First day, in the time zone of the authority'),
  to: day.describe('Last day, included'),
})

export const ActionPage = ActionFilter.extend({ before, limit })

export const ReadFilter = z.object({
  actor: actor.describe('Only what this person or program looked at'),
  record: LedgerRecordId.optional().describe('Only readings of this record, in searches too'),
  act: ReadAct.optional(),
  outcome: z.enum(['shown', 'refused']).optional(),
  from: day.describe('First day, in the time zone of the authority'),
  to: day.describe('Last day, included'),
})

export const ReadPage = ReadFilter.extend({ before, limit })

export const ReportPage = z.object({
  record: LedgerRecordId.describe('Whose readers are asked for'),
  before,
  limit,
})
