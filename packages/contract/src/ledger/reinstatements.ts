import { z } from 'zod'
import { route } from '../route.ts'

/** What was put back into the log after it was tampered with, and what stood there instead. */
export const ReinstatementShown = z.object({
  record: z.string(),
  at: z.iso.datetime(),
  /** Null in all that follows where what it said was erased. */
  reason: z.string().nullable(),
  /** Two persons, by name. */
  decidedBy: z.array(z.string()),
  source: z
    .object({ kind: z.enum(['backup', 'export']), digest: z.string(), lastSeal: z.number().int() })
    .nullable(),
  /** Copies of seals held elsewhere that the source was held against. */
  copies: z.number().int(),
  /** Versions as they were sealed. */
  reinstated: z.array(
    z.object({
      record: z.string(),
      version: z.number().int(),
      seal: z.number().int(),
      hash: z.string(),
    }),
  ),
  seals: z.array(z.number().int()),
  /** In quarantine, whole: what they say is not shown. */
  setAside: z.array(
    z.object({
      what: z.enum(['action', 'seal']),
      record: z.string().nullable(),
      /** Of the record, or the number of the seal. */
      version: z.number().int(),
      digest: z.string(),
    }),
  ),
  /** Whether the quarantine still holds exactly that. */
  isKept: z.boolean(),
})
export type ReinstatementShown = z.infer<typeof ReinstatementShown>

export const reinstatementsRoute = route({
  id: 'listReinstatements',
  method: 'GET',
  path: '/ledger/reinstatements',
  summary: 'What was put back into the log from evidence, and what was put aside, newest first',
  description: 'Looking is logged.',
  permission: 'read.log-entry',
  input: z.object({}),
  output: z.object({ reinstatements: z.array(ReinstatementShown) }),
  examples: [{}],
})
