import { FORM_REVIEWS } from '@corridor/recruitment/clearance'
import { z } from 'zod'
import { route } from '../route.ts'

const At = z.iso.datetime()
const Count = z.int().min(0)

/** Forms of one key of an office. */
const OfficeForms = z.object({
  office: z.string(),
  keyId: z.string(),
  /** How many it could sign; null for a key that the log does not know. */
  most: z.int().nullable(),
  /** By the highest serial that was entered: fewer than that were not issued. */
  issued: Count,
  entered: Count,
  /** Serials below the highest that nobody entered yet; at most 50 are named. */
  missing: z.array(z.string()),
  missingCount: Count,
  duplicates: Count,
  reviews: z.record(z.enum(FORM_REVIEWS), Count),
  openReviews: Count,
})

/** What an outage cost and what came of its forms; how each figure is made is in docs/methods. */
export const OutageReport = z.object({
  began: At,
  ended: At,
  outageSeconds: Count,
  /** The backup that was put into use after it; null where none was, or the log does not know. */
  restoration: z
    .object({ kind: z.string(), taken: At, started: At, finished: At, seconds: Count })
    .nullable(),
  /** What was recorded between the backup and the outage is gone; null: nothing was restored. */
  dataLoss: z.object({ seconds: Count, targetSeconds: z.int(), isMet: z.boolean() }).nullable(),
  recovery: z.object({ seconds: Count, targetSeconds: z.int(), isMet: z.boolean() }).nullable(),
  receipts: z.object({
    presented: Count,
    /** Another action stands in its place: most likely the same, sent again. */
    replaced: Count,
    open: Count,
    settled: Count,
  }),
  forms: z.object({
    issued: Count,
    entered: Count,
    /** Of different persons: forms without the duplicates. */
    persons: Count,
    duplicates: Count,
    missing: Count,
    reviewed: Count,
    openReviews: Count,
    revoked: Count,
    /** From the day on paper to its entry. */
    longestDelaySeconds: Count.nullable(),
    offices: z.array(OfficeForms),
  }),
  madeAt: At,
})
export type OutageReport = z.infer<typeof OutageReport>

export const outageReportRoute = route({
  id: 'getOutageReport',
  method: 'GET',
  path: '/outage-report',
  summary: 'What an outage cost and what came of its forms, as far as the asker may see them',
  description:
    'For those who settle what an outage left: its counts are not suppressed. Forms are counted by the day on the paper.',
  permission: 'read.receipt',
  narrows: true,
  input: z.object({
    began: At.describe('When the system went out'),
    ended: At.optional().describe('When it was back; the end of the restore where there was one'),
  }),
  output: OutageReport,
  examples: [
    { began: '2030-03-04T10:00:00.000Z', ended: '2030-03-15T10:00:00.000Z' },
    { began: '2026-01-01T00:00:00.000Z' },
  ],
})
