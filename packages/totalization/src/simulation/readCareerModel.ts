import { z } from 'zod'
import { BRANCHES } from '../Branch.ts'
import { PERIOD_KINDS } from '../periods/InsurancePeriod.ts'
import { LegislationSchema } from '../readCase.ts'
import { IsoDateSchema, StateCodeSchema } from '../schemas.ts'

const MOST_STATES = 10
const MOST_STAYS = 40
const MOST_MONTHS = 600

const weight = z.number().positive().max(1e6)

const range = (least: number, most: number) =>
  z
    .strictObject({ least: z.int().min(least).max(most), most: z.int().min(least).max(most) })
    .refine((one) => one.least <= one.most, 'the least is above the most')

/** The form of a model of careers; also what an operation over HTTP accepts. */
export const CareerModelSchema = z
  .strictObject({
    branch: z.enum(BRANCHES),
    start: IsoDateSchema,
    contingency: IsoDateSchema,
    instrument: z.string().min(1).max(80).nullable(),
    assumeParties: z.boolean().optional(),
    legislations: z.array(LegislationSchema).min(1).max(MOST_STATES),
    states: z
      .array(z.strictObject({ state: StateCodeSchema, weight }))
      .min(1)
      .max(MOST_STATES),
    kinds: z.array(z.strictObject({ kind: z.enum(PERIOD_KINDS), weight })).min(1),
    stays: range(1, MOST_STAYS),
    monthsOfStay: range(1, MOST_MONTHS),
    monthsBetween: range(-MOST_MONTHS, MOST_MONTHS),
  })
  .refine(({ start, contingency }) => start < contingency, {
    path: ['contingency'],
    message: 'the risk arises before careers begin',
  })
  .refine(
    ({ states, legislations }) =>
      states.every(({ state }) => legislations.some((law) => law.state === state)),
    { path: ['legislations'], message: 'write a law for every State' },
  )
