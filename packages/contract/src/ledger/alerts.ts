import { z } from 'zod'
import { route } from '../route.ts'

/** What the log is looked through for; each is a question to be asked, not a finding of guilt. */
export const ALERT_KINDS = [
  'mass-reads',
  'many-refusals',
  'repeated-break-glass',
  'grant-out-of-hours',
] as const

export const LedgerAlert = z.object({
  kind: z.enum(ALERT_KINDS),
  actor: z.string(),
  actorName: z.string().nullable(),
  /** Different records, refusals, openings or grants. */
  count: z.number().int(),
  /** First and last of what was counted. */
  first: z.string(),
  last: z.string(),
})
export type LedgerAlert = z.infer<typeof LedgerAlert>

export const alertsRoute = route({
  id: 'listLedgerAlerts',
  method: 'GET',
  path: '/ledger/alerts',
  summary: 'What stands out in the log: mass reads, refusals, break-glass, grants out of hours',
  description:
    'Counted for each person or program: different records opened within a clock hour, refused readings within a clock hour, break-glass opened within the days asked for, and roles granted between 20:00 and 07:00 where the authority is. At most 31 days. Looking is logged.',
  permission: 'read.log-entry',
  input: z.object({
    from: z.iso.date().describe('First day, in the time zone of the authority'),
    to: z.iso.date().describe('Last day, included'),
    records: z.coerce.number().int().min(2).max(100_000).default(200),
    refusals: z.coerce.number().int().min(2).max(100_000).default(10),
    openings: z.coerce.number().int().min(2).max(1_000).default(3),
  }),
  output: z.object({ alerts: z.array(LedgerAlert) }),
  examples: [{ from: '2030-01-01', to: '2030-01-07' }],
})
