import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import { BRANCHES } from '../Branch.ts'
import { CertifiedLengthSchema, IsoDateSchema, StateCodeSchema } from '../schemas.ts'
import { VERIFICATION_LEVELS } from '../Verification.ts'
import { COORDINATIONS, INSTRUMENT_KINDS, type Instrument } from './Instrument.ts'

const provenance = {
  verification: z.enum(VERIFICATION_LEVELS),
  source: z.string().min(1).nullable(),
}
const date = IsoDateSchema.nullable()
const nothing = z.strictObject({})
const persons = z.strictObject({ persons: z.enum(['all-insured', 'nationals-refugees-stateless']) })

const SETTINGS = {
  equality: persons,
  'personal-scope': persons,
  precedence: z.strictObject({ replaces: z.array(z.string()), yieldsTo: z.array(z.string()) }),
  export: z.strictObject({
    withinParties: z.boolean(),
    thirdStates: z.enum(['as-own-nationals', 'not-said']),
  }),
  aggregation: z.strictObject({ unit: z.enum(['days', 'weeks', 'months', 'quarters', 'years']) }),
  conversion: z.strictObject({ weeksAndMonths: z.enum(['six-day', 'own']) }),
  'year-ceiling': nothing,
  'no-double-count': nothing,
  'compulsory-over-voluntary': nothing,
  'actual-over-assimilated': nothing,
  'double-assimilated': nothing,
  undatable: nothing,
  'coinciding-compulsory': z.strictObject({ ratio: z.enum(['shared', 'each-keeps-own']) }),
  'displaced-voluntary': nothing,
  'reference-window': nothing,
  'minimum-own': z.strictObject({
    state: StateCodeSchema.nullable(),
    length: CertifiedLengthSchema,
    consecutive: z.boolean(),
    onlyAbroad: z.boolean(),
  }),
  'partial-conditions': z.strictObject({ method: z.enum(['always', 'if-higher']) }),
  independent: nothing,
  theoretical: z.strictObject({
    method: z.enum(['all-as-own', 'qualifying-period']),
    state: StateCodeSchema.nullable(),
  }),
  ratio: z.strictObject({ method: z.enum(['own-over-total', 'national']) }),
  'maximum-duration': nothing,
  'direct-calculation': z.strictObject({ states: z.array(StateCodeSchema) }),
  comparison: z.strictObject({
    method: z.enum(['higher', 'supplement', 'own-when-sufficient', 'pro-rata-only']),
  }),
  'small-periods': z.strictObject({
    below: CertifiedLengthSchema,
    effect: z.enum(['exempt', 'transfer']),
  }),
  'invalidity-type-a': nothing,
  'competent-state': z.strictObject({ rule: z.literal('last-insured') }),
  'place-of-work': nothing,
  posting: z.strictObject({ months: z.int().positive(), notToReplace: z.boolean() }),
  'several-states': nothing,
  ship: nothing,
  'civil-service': nothing,
  note: nothing,
} as const

const ClauseSchema = z.union(
  Object.entries(SETTINGS).map(([step, setting]) =>
    z.strictObject({
      step: z.literal(step),
      rule: z.string().min(1),
      article: z.string().min(1),
      says: z.string().min(1),
      setting,
      ...provenance,
    }),
  ),
)

const InstrumentSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  describedOn: IsoDateSchema,
  kind: z.enum(INSTRUMENT_KINDS),
  name: z.string().min(1),
  citation: z.string().min(1),
  signed: z.string().nullable(),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  inForce: z.strictObject({ from: date, to: date, ...provenance }),
  parties: z.union([
    z.literal('any'),
    z.array(z.strictObject({ state: StateCodeSchema, from: date, to: date, ...provenance })),
  ]),
  hub: StateCodeSchema.nullable(),
  branches: z.array(
    z.strictObject({
      branch: z.enum(BRANCHES),
      coordination: z.enum(COORDINATIONS),
      article: z.string().min(1),
      ...provenance,
    }),
  ),
  clauses: z.array(ClauseSchema),
  limits: z.array(z.string().min(1)),
})

/**
 * Reads one file of `data/totalization/instruments`.
 *
 * @throws {DomainError} `bad_file` naming the file and what is wrong in it.
 */
export function readInstrument(value: unknown, file: string): Instrument {
  const read = InstrumentSchema.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new DomainError('bad_file', `${file}: ${issue?.path.join('.')}: ${issue?.message}`, {
      problems: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    })
  }
  const { schema: _, ...instrument } = read.data
  return instrument as unknown as Instrument
}
