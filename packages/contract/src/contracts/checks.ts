import { CheckFindingSchema, RULE_IDS, VerdictSchema } from '@corridor/recruitment/checks'
import { z } from 'zod'
import { route } from '../route.ts'
import { OfContract } from './contracts.ts'

/** What the automatic checks say of a contract today, as whoever asks may see it. */
export const ContractChecks = z.object({
  contract: z.string(),
  /** The authority’s date for which they were asked. */
  on: z.iso.date(),
  verdict: VerdictSchema,
  findings: z.array(CheckFindingSchema),
  /** Rules of which two persons set a result aside. */
  setAside: z.array(z.enum(RULE_IDS)),
})
export type ContractChecks = z.infer<typeof ContractChecks>

export const contractChecksRoute = route({
  id: 'checkContract',
  method: 'GET',
  path: '/contracts/:contract/checks',
  summary: 'What the automatic checks say of a contract today; the reading is logged',
  permission: 'read.contract',
  narrows: true,
  input: OfContract,
  output: ContractChecks,
  examples: [{ contract: 'c-0123456789abcdef0123' }],
})
