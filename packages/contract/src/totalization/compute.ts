import { TotalizationCaseSchema } from '@corridor/totalization'
import { z } from 'zod'
import { LANGUAGES } from '../areas.ts'
import { route } from '../route.ts'
import { Verification } from '../standards/facts.ts'
import { SocialSecurityBranch, TotalizationInstrumentId } from './instruments.ts'

/** A case may fill this; it is held in memory only. Bytes. */
export const LARGEST_CASE_BYTES = 256 * 1024

const LIMITS =
  'The body is a case file of at most 256 KiB with at most 500 periods and 40 laws. Two requests an address, and eight in all, may be waiting; one that takes longer than five seconds is given up. Nothing is kept or logged of the case.'

const Values = z.record(z.string(), z.string())

const Amount = z.object({
  /** A fraction, as `2912/3`. */
  exact: z.string(),
  rounded: z.string(),
  currency: z.string().nullable(),
})

const StateAnswer = z.object({
  state: z.string(),
  coordinated: z.boolean(),
  own: z.string(),
  counted: z.string(),
  displacedVoluntary: z.string(),
  displacedAssimilated: z.string(),
  minimum: z.string().nullable(),
  entitlement: z.enum(['alone', 'by-aggregation', 'none', 'cannot-tell']),
  independent: Amount.nullable(),
  theoretical: Amount.nullable(),
  ratio: z.object({ own: z.string(), total: z.string(), share: z.string() }).nullable(),
  proRata: Amount.nullable(),
  displacedVoluntaryAmount: Amount.nullable(),
  supplement: Amount.nullable(),
  /** Null where it cannot be told; zero where nothing is due. */
  payable: Amount.nullable(),
  basis: z.enum([
    'independent',
    'pro-rata',
    'direct',
    'as-if-all-own',
    'competent-state',
    'supplement-included',
    'not-competent',
    'exempt',
    'not-entitled',
    'amount-unknown',
    'law-unknown',
  ]),
  payableAbroad: z
    .object({
      residence: z.string(),
      answer: z.enum(['yes', 'as-own-nationals', 'national-law', 'not-said']),
      article: z.string().nullable(),
      verification: Verification,
    })
    .nullable(),
})

/** What an answer rests on; lengths and amounts are exact, as text. */
export const TotalizationResult = z.object({
  status: z.enum(['computed', 'refused']),
  branch: SocialSecurityBranch,
  contingency: z.string(),
  instrument: z
    .object({
      id: z.string(),
      version: z.string(),
      name: z.string(),
      how: z.enum(['named', 'chosen']),
    })
    .nullable(),
  unit: z.enum(['days', 'weeks', 'months', 'quarters', 'years']),
  total: z.string(),
  coinciding: z.string(),
  states: z.array(StateAnswer),
  totals: z.array(z.object({ currency: z.string(), amount: z.string() })),
  timeline: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      counted: z.array(z.string()),
      displaced: z.array(z.object({ period: z.string(), rule: z.string() })),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['refused', 'warning', 'missing']),
      rule: z.string(),
      article: z.string().nullable(),
      message: z.string(),
      states: z.array(z.string()),
      periods: z.array(z.string()),
    }),
  ),
  trace: z.array(
    z.object({
      step: z.string(),
      rule: z.string(),
      article: z.string(),
      instrument: z.string().nullable(),
      state: z.string().nullable(),
      inputs: Values,
      result: Values,
      says: z.string(),
      verification: Verification,
      /** False: nobody compared the rule with its text. */
      checked: z.boolean(),
      source: z.string().nullable(),
    }),
  ),
  verification: Verification,
  notChecked: z.array(z.string()),
})
export type TotalizationResult = z.infer<typeof TotalizationResult>

/** Nine, four and six years; invented. */
const EXAMPLE_CASE: z.input<typeof TotalizationCaseSchema> = {
  schema: 1,
  title: 'Nine and six years (invented)',
  person: { birthDate: '1960-05-01', residence: 'ESP' },
  branch: 'old-age',
  contingency: '2026-05-01',
  claim: '2026-05-01',
  instrument: null,
  periods: [
    {
      id: 'spain',
      state: 'ESP',
      kind: 'contribution',
      from: '1984-01-01',
      to: '1992-12-31',
      evidence: 'certified',
    },
    {
      id: 'italy',
      state: 'ITA',
      kind: 'contribution',
      from: '1997-01-01',
      to: '2002-12-31',
      evidence: 'certified',
    },
  ],
  legislations: [
    {
      state: 'ESP',
      currency: 'EUR',
      formula: { id: 'accrual', parameters: { amountPerUnit: '4', unit: 'months' } },
      minimum: { years: 15 },
      contributionsPaid: '30000',
    },
    {
      state: 'ITA',
      currency: 'EUR',
      formula: { id: 'accrual', parameters: { amountPerUnit: '4.5', unit: 'months' } },
      minimum: { years: 20 },
      contributionsPaid: '27000',
    },
  ],
}

export const computeTotalizationRoute = route({
  id: 'computeTotalization',
  method: 'POST',
  path: '/social-security/compute',
  summary: 'What each State owes for a career, why, and what is missing; nothing is kept',
  description: `${LIMITS} A case that is incoherent is answered with status \`refused\` and the rule that decides. \`explanation\` says findings and steps, in their order, in the language asked for.`,
  permission: 'public-limited',
  input: z.object({ language: z.enum(LANGUAGES).default('en') }),
  body: TotalizationCaseSchema,
  output: z.object({
    answer: TotalizationResult,
    explanation: z.object({ findings: z.array(z.string()), trace: z.array(z.string()) }),
  }),
  examples: [{ language: 'en' }],
  bodyExample: EXAMPLE_CASE,
})

const Lost = z.string().nullable()

export const portabilityGapRoute = route({
  id: 'computePortabilityGap',
  method: 'POST',
  path: '/social-security/gap',
  summary:
    'What a worker loses: national law alone, what applies today, and a model agreement; nothing is kept',
  description: `${LIMITS} \`contributionsPaid\` of each law says what was paid in.`,
  permission: 'public-limited',
  input: z.object({
    alternative: TotalizationInstrumentId.default('ilo-c157-r167').describe(
      'The instrument to compare with, all States taken as its parties',
    ),
  }),
  body: TotalizationCaseSchema,
  output: z.object({
    lines: z.array(
      z.object({
        state: z.string(),
        currency: z.string().nullable(),
        /** Null where it cannot be told, here and below. */
        withoutAgreement: Lost,
        withCurrent: Lost,
        withAlternative: Lost,
        lost: Lost,
        contributionsForNothingWithout: Lost,
        contributionsForNothingToday: Lost,
        contributionsForNothingWithAlternative: Lost,
      }),
    ),
    totals: z.array(
      z.object({
        currency: z.string(),
        withoutAgreement: z.string(),
        withCurrent: z.string(),
        withAlternative: z.string(),
        lost: z.string(),
        contributionsForNothingWithout: z.string(),
        contributionsForNothingToday: z.string(),
        contributionsForNothingWithAlternative: z.string(),
        /** Lines left out of these sums, since their loss cannot be told. */
        linesNotTold: z.number(),
      }),
    ),
    without: TotalizationResult,
    current: TotalizationResult,
    alternative: TotalizationResult,
  }),
  examples: [{ alternative: 'ilo-c157-r167' }],
  bodyExample: EXAMPLE_CASE,
})

export const totalizationStatementRoute = route({
  id: 'makeTotalizationStatement',
  method: 'POST',
  path: '/social-security/statement',
  summary: 'The statement of a computed case as HTML or PDF; nothing is kept',
  description: `${LIMITS} The answer is a file: \`application/pdf\`, or with \`as=html\` one \`text/html\` file that needs nothing else.`,
  permission: 'public-limited',
  input: z.object({
    language: z.enum(LANGUAGES).default('en'),
    as: z.enum(['html', 'pdf']).default('pdf'),
  }),
  body: TotalizationCaseSchema,
  output: z.unknown(),
  file: 'application/pdf',
  examples: [{ language: 'en', as: 'pdf' }],
  bodyExample: EXAMPLE_CASE,
})
