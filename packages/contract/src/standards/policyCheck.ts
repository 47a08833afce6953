import { z } from 'zod'
import { LANGUAGES, Names } from '../areas.ts'
import { route } from '../route.ts'
import { CorridorPair } from './corridor.ts'
import { IsoDay, Standing, StateCode } from './facts.ts'

export const CONSTITUENCIES = ['government', 'employers', 'workers'] as const

export const Constituency = z.enum(CONSTITUENCIES)
export type Constituency = z.infer<typeof Constituency>

export const POLICY_ANSWERS = ['yes', 'partly', 'no', 'cannot-tell'] as const

const Line = z.string().trim().min(1).max(200)

/** One group's answer to one question. */
export const PolicyAnswer = z.object({
  question: z.string().max(60),
  constituency: Constituency,
  answer: z.enum(POLICY_ANSWERS),
  evidence: z.string().trim().max(2000).default(''),
  /** Who says so: name or office, as the team wants it in the report. */
  saidBy: Line,
  date: IsoDay,
})
export type PolicyAnswer = z.infer<typeof PolicyAnswer>

/** A self-assessment as one file; it is kept by the team, not by this installation. */
export const PolicyAssessment = z.object({
  schema: z.literal('corridor-policy-check-1'),
  title: Line,
  state: StateCode.nullable(),
  corridor: CorridorPair.nullable(),
  begun: IsoDay,
  team: z
    .array(z.object({ constituency: Constituency, organisation: Line, representative: Line }))
    .max(60),
  answers: z.array(PolicyAnswer).max(600),
})
export type PolicyAssessment = z.infer<typeof PolicyAssessment>

export const PolicyQuestion = Standing.omit({ review: true }).extend({
  id: z.string(),
  /** The component of the agenda, or the principle of the framework, it belongs to. */
  part: z.string(),
  text: Names,
  /** What kind of evidence answers it. */
  evidenceWanted: Names,
  /** Instruments that bear on it. */
  instruments: z.array(z.string()),
  /** A page of this site that holds evidence; null where none does. */
  page: z.string().nullable(),
})
export type PolicyQuestion = z.infer<typeof PolicyQuestion>

export const policyCheckRoute = route({
  id: 'getPolicyCheck',
  method: 'GET',
  path: '/standards/policy-check',
  summary: 'The questions of the policy self-assessment, by component and principle',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    parts: z.array(
      Standing.omit({ review: true }).extend({
        id: z.string(),
        set: z.enum(['agenda', 'framework']),
        number: z.number(),
        title: Names,
      }),
    ),
    questions: z.array(PolicyQuestion),
  }),
  examples: [{}],
})

export const policyReportRoute = route({
  id: 'makePolicyReport',
  method: 'POST',
  path: '/standards/policy-check/report',
  summary: 'The gap report of a self-assessment as HTML or PDF; nothing is kept',
  description:
    'The answer is a file: `application/pdf`, or with `as=html` one `text/html` file that needs nothing else. The body is a self-assessment of at most 1 MiB. Two reports an address, and eight in all, may be waiting; one that takes longer than 30 seconds is given up.',
  permission: 'public-limited',
  input: z.object({
    language: z.enum(LANGUAGES).default('en'),
    as: z.enum(['html', 'pdf']).default('pdf'),
  }),
  body: PolicyAssessment,
  output: z.unknown(),
  file: 'application/pdf',
  examples: [{ language: 'en', as: 'pdf' }],
  bodyExample: {
    schema: 'corridor-policy-check-1',
    title: 'Example of a self-assessment (synthetic)',
    state: 'NPL',
    corridor: null,
    begun: '2026-01-15',
    team: [{ constituency: 'workers', organisation: 'Example union', representative: 'Adviser' }],
    answers: [],
  },
})
