import { CareerModelSchema } from '@corridor/totalization'
import { z } from 'zod'
import { SimulationId } from '../intervals.ts'
import { route } from '../route.ts'
import { SIMULATION_STATES } from '../simulations.ts'

export const MOST_CAREERS = 1_000_000

/** Which careers to draw, how many, and from which seed. */
export const CareerSimulationRequest = z.strictObject({
  model: CareerModelSchema,
  careers: z.int().min(1_000).max(MOST_CAREERS).default(100_000),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
})

/** Sums over the careers done so far; amounts and lengths are exact, as text. */
const CareerSums = z.object({
  careers: z.number(),
  withoutBenefit: z.number(),
  refused: z.number(),
  states: z.array(
    z.object({
      state: z.string(),
      insured: z.number(),
      entitledAlone: z.number(),
      entitledByAggregation: z.number(),
      paid: z.number(),
      payable: z.string(),
      counted: z.string(),
    }),
  ),
})

export const CareerSimulation = z.object({
  id: z.string(),
  state: z.enum(SIMULATION_STATES),
  careers: z.number(),
  careersDone: z.number(),
  /** Share done, 0..1. */
  progress: z.number(),
  seed: z.number(),
  instrument: z.string().nullable(),
  /** ISO 8601; null before it happened. */
  queuedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Why it failed, in words; null otherwise. */
  failure: z.string().nullable(),
  /** Of the careers done so far; null before the first. */
  sums: CareerSums.nullable(),
})
export type CareerSimulation = z.infer<typeof CareerSimulation>

const law = (state: string, years: string, amountPerUnit: string) => ({
  state,
  currency: 'EUR',
  formula: { id: 'accrual', parameters: { amountPerUnit, unit: 'months' } },
  minimum: { years },
})

export const startCareerSimulationRoute = route({
  id: 'startCareerSimulation',
  method: 'POST',
  path: '/social-security/simulations',
  summary: 'Draw careers by chance and work each of them out, for comparing designs of agreements',
  description:
    'It runs in the background by the code that works out a case; ask for it until its state is done, failed or cancelled. Career number n of a seed is the same under every instrument. Two of one address and four in all may wait or run; the newest fifty are kept.',
  permission: 'public-limited',
  input: z.object({}),
  body: CareerSimulationRequest,
  output: z.object({
    simulation: CareerSimulation,
    /** Allows to cancel it. */
    cancelToken: z.string(),
  }),
  status: 202,
  examples: [{}],
  bodyExample: {
    model: {
      branch: 'old-age',
      start: '1985-01-01',
      contingency: '2025-01-01',
      instrument: 'eu-883-2004',
      legislations: [law('ESP', '15', '4'), law('ITA', '20', '4.5')],
      states: [
        { state: 'ESP', weight: 2 },
        { state: 'ITA', weight: 1 },
      ],
      kinds: [{ kind: 'contribution', weight: 1 }],
      stays: { least: 1, most: 6 },
      monthsOfStay: { least: 12, most: 96 },
      monthsBetween: { least: 0, most: 24 },
    },
    careers: 1_000,
    seed: 1,
  },
})

export const careerSimulationRoute = route({
  id: 'getCareerSimulation',
  method: 'GET',
  path: '/social-security/simulations/:id',
  summary: 'One simulation of careers: how far it is, and its sums so far',
  permission: 'public',
  input: z.object({ id: SimulationId }),
  output: CareerSimulation,
  examples: [{ id: '00000000000000000000000000000000' }],
})

export const cancelCareerSimulationRoute = route({
  id: 'cancelCareerSimulation',
  method: 'DELETE',
  path: '/social-security/simulations/:id',
  summary: 'Cancel a simulation of careers that waits or runs; what was summed stays',
  description: 'Only with the token that was given to whoever started it.',
  permission: 'public-limited',
  input: z.object({ id: SimulationId, token: z.string().min(1).max(100) }),
  output: CareerSimulation,
  examples: [{ id: '00000000000000000000000000000000', token: 'a-token' }],
})
