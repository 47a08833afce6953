import {
  CheckFindingSchema,
  COMPARED_TERMS,
  NAME_KIND_OF,
  NAMED_IN_REASONS,
  PARAMETER_NAMES,
  REASON_WORDS,
  RULE_IDS,
  SUPPLIERS,
  VerdictSchema,
} from '@corridor/recruitment/checks'
import { DOCUMENT_TYPE_NAMES } from '@corridor/recruitment/documents'
import { z } from 'zod'
import { route } from '../route.ts'
import { OfContract } from './contracts.ts'

/** All that reasons of checks can name: every language has words for each. */
export const CHECK_VOCABULARY = {
  sentences: REASON_WORDS,
  kindOf: NAME_KIND_OF,
  names: {
    ...NAMED_IN_REASONS,
    parameter: PARAMETER_NAMES.filter((name) => !name.startsWith('basis_')),
    type: DOCUMENT_TYPE_NAMES,
    terms: COMPARED_TERMS,
    rule: RULE_IDS,
    supplier: SUPPLIERS,
  },
} as const

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
