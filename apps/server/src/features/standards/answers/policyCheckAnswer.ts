import type { policyCheckRoute } from '@corridor/contract'
import { POLICY_PARTS, POLICY_QUESTIONS } from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'

/** The questions of the self-assessment, by component and principle. */
export const policyCheckAnswer = (): Answer<typeof policyCheckRoute.output> => ({
  parts: POLICY_PARTS,
  questions: POLICY_QUESTIONS,
})
