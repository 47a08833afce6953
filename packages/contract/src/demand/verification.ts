import { z } from 'zod'
import { route } from '../route.ts'

const Typed = z.object({
  number: z.string().trim().min(1).max(40).describe('As it was read or typed'),
})

/** How many vacancies are left, as a band: small numbers are not told apart. */
export const VACANCY_BANDS = ['none', 'few', '5-19', '20-99', '100-or-more'] as const

/** Whether a number is good, and what a worker may know of it; never a person's data. */
export const JobOrderVerification = z.object({
  number: z.string(),
  /** Whether somebody may be recruited under it today. */
  good: z.boolean(),
  /** `unknown` for every number that is not of an approved order, whether or not there is one. */
  standing: z.enum(['good', 'full', 'frozen', 'expired', 'withdrawn', 'unknown']),
  agency: z.string().nullable(),
  principal: z.string().nullable(),
  destination: z.string().nullable(),
  /** Occupations of ISCO-08 that it asks for. */
  occupations: z.array(z.string()),
  left: z.enum(VACANCY_BANDS).nullable(),
  validUntil: z.iso.date().nullable(),
})
export type JobOrderVerification = z.infer<typeof JobOrderVerification>

/** For whom a sub-agent works; neither a name nor a place. */
export const SubAgentVerification = z.object({
  number: z.string(),
  good: z.boolean(),
  /** The agency that answers for her; null where the number is of nobody registered now. */
  agency: z.string().nullable(),
})
export type SubAgentVerification = z.infer<typeof SubAgentVerification>

export const verifyJobOrderRoute = route({
  id: 'verifyJobOrder',
  method: 'GET',
  path: '/verify/job-orders/:number',
  summary: 'Whether a job order number is good: agency, destination, whether places are left',
  description:
    'Answers the same for a number that does not exist and for one that is not approved. The number carries a check sign: one that was mistyped is refused with `bad_request`.',
  permission: 'public',
  input: Typed,
  output: JobOrderVerification,
  examples: [{ number: 'JO-2222-2222-2222' }],
})

export const verifySubAgentRoute = route({
  id: 'verifySubAgent',
  method: 'GET',
  path: '/verify/sub-agents/:number',
  summary: 'For which agency a registered sub-agent works',
  permission: 'public',
  input: Typed,
  output: SubAgentVerification,
  examples: [{ number: 'SA-2222-2222-2222' }],
})
