import { z } from 'zod'
import { route } from '../route.ts'

/** What the server found when it last verified its own log. */
export const Integrity = z.object({
  /** `unknown` where it was never verified, or not for two days. */
  state: z.enum(['intact', 'failed', 'unknown']),
  verifiedAt: z.iso.datetime().nullable(),
  /** The newest seal at that time. */
  seal: z.number().int().nullable(),
})
export type Integrity = z.infer<typeof Integrity>

export const integrityRoute = route({
  id: 'getIntegrity',
  method: 'GET',
  path: '/ledger/integrity',
  summary: 'Whether the log was what was sealed when the server last verified it, once a day',
  description:
    'It is the server that says so of itself; whoever holds copies of seals need not take its word.',
  permission: 'public',
  input: z.object({}),
  output: Integrity,
  examples: [{}],
})

const Fault = z.object({
  kind: z.string(),
  record: z.string().nullable(),
  version: z.number().int().nullable(),
  seal: z.number().int().nullable(),
  words: z.string(),
})

export const SelfVerificationShown = z.object({
  ended: z.iso.datetime(),
  intact: z.boolean(),
  seal: z.number().int(),
  actions: z.number(),
  faults: z.array(Fault),
  /** What was approved or issued since for whom an entry of the watch list was changed. */
  consequences: z.array(
    z.object({
      kind: z.enum(['jobOrder', 'clearance']),
      record: z.string(),
      because: z.string(),
      at: z.iso.datetime(),
    }),
  ),
})
export type SelfVerificationShown = z.infer<typeof SelfVerificationShown>

export const selfVerificationsRoute = route({
  id: 'listSelfVerifications',
  method: 'GET',
  path: '/ledger/self-verifications',
  summary: 'The last daily verifications of the log: what was wrong and what had rested on it',
  description: 'Looking is logged.',
  permission: 'read.log-entry',
  input: z.object({}),
  output: z.object({ verifications: z.array(SelfVerificationShown) }),
  examples: [{}],
})
