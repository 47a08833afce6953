import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import { BRANCHES } from './Branch.ts'
import { ROUNDING_MODES } from './exact/rounding.ts'
import { PERIOD_KINDS } from './periods/InsurancePeriod.ts'
import {
  CertifiedLengthSchema,
  IsoDateSchema,
  NumberTextSchema,
  StateCodeSchema,
} from './schemas.ts'
import type { TotalizationCase } from './TotalizationCase.ts'
import { VERIFICATION_LEVELS } from './Verification.ts'

const MOST_PERIODS = 500
const MOST_STATES = 40
const optionalText = z.string().max(200).nullable().optional()
const currency = z.string().regex(/^[A-Z]{3}$/, 'write a currency as three capital letters')

const PeriodSchema = z.strictObject({
  id: z.string().min(1).max(80),
  state: StateCodeSchema,
  institution: optionalText,
  scheme: optionalText,
  kind: z.enum(PERIOD_KINDS),
  typeCode: optionalText,
  // Whether an end lies before its start is judged by the engine, which names the rule.
  from: IsoDateSchema.nullable(),
  to: IsoDateSchema.nullable(),
  certified: CertifiedLengthSchema.nullable().optional(),
  evidence: z.enum(['certified', 'declared']),
  branches: z.array(z.enum(BRANCHES)).nullable().optional(),
  inCalculation: z.boolean().optional(),
  occupation: optionalText,
})

/** One State's law in a case or a model of careers. */
export const LegislationSchema = z.strictObject({
  state: StateCodeSchema,
  name: z.string().max(200).optional(),
  currency: currency.nullable(),
  formula: z
    .strictObject({ id: z.string(), parameters: z.record(z.string(), z.unknown()) })
    .nullable(),
  minimum: CertifiedLengthSchema.nullable(),
  window: z
    .strictObject({ from: IsoDateSchema.nullable(), to: IsoDateSchema.nullable() })
    .nullable()
    .optional(),
  maximumDuration: CertifiedLengthSchema.nullable().optional(),
  otherConditions: z.enum(['met', 'not-met', 'unknown']).optional(),
  displacedVoluntaryAmount: NumberTextSchema.nullable().optional(),
  directCalculation: z.boolean().optional(),
  invalidityType: z.enum(['A', 'B']).nullable().optional(),
  rounding: z.strictObject({ to: NumberTextSchema, mode: z.enum(ROUNDING_MODES) }).optional(),
  contributionsPaid: NumberTextSchema.nullable().optional(),
  verification: z.enum(VERIFICATION_LEVELS).optional(),
  source: optionalText,
})

/** The form of a case file; also what an operation over HTTP accepts. */
export const TotalizationCaseSchema = z.strictObject({
  schema: z.literal(1),
  title: z.string().max(200).optional(),
  person: z.strictObject({
    birthDate: IsoDateSchema.nullable().optional(),
    nationality: StateCodeSchema.nullable().optional(),
    refugeeOrStateless: z.boolean().optional(),
    residence: StateCodeSchema.nullable().optional(),
  }),
  branch: z.enum(BRANCHES),
  contingency: IsoDateSchema,
  claim: IsoDateSchema,
  instrument: z.string().min(1).nullable(),
  assumeParties: z.boolean().optional(),
  periods: z.array(PeriodSchema).max(MOST_PERIODS),
  legislations: z.array(LegislationSchema).max(MOST_STATES),
  amountsPer: z.enum(['month', 'week', 'year']).optional(),
  exchangeRates: z
    .array(
      z.strictObject({
        from: currency,
        to: currency,
        rate: NumberTextSchema,
        date: IsoDateSchema,
        source: z.string().min(1),
      }),
    )
    .optional(),
})

/**
 * Reads a case from parsed JSON. Whether it is coherent is for `computeTotalization` to say.
 *
 * @throws {DomainError} `bad_file` naming the field and what is wrong with it.
 */
export function readCase(value: unknown, file: string): TotalizationCase {
  const read = TotalizationCaseSchema.safeParse(value)
  if (read.success) return read.data as TotalizationCase
  const problems = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = problems
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  throw new DomainError(
    'bad_file',
    `${file}: ${first?.path || 'the file'}: ${first?.message}${more}`,
    {
      problems,
    },
  )
}
