import { z } from 'zod'
import { EstimateSelection } from './estimate.ts'
import { IntervalHeader, SimulationId, StockErrors } from './intervals.ts'
import { route } from './route.ts'

/** What to simulate: which estimate, how often and with which errors in the stocks. */
export const SimulationRequest = z.strictObject({
  selection: EstimateSelection.omit({ simulation: true }).prefault({}),
  draws: z.number().int().min(100).max(1000).default(500),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
  errors: StockErrors.prefault({}),
})
export type SimulationRequest = z.infer<typeof SimulationRequest>

export const SIMULATION_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export const Simulation = z.object({
  id: z.string(),
  state: z.enum(SIMULATION_STATES),
  /** Share done, 0..1, and draws done. */
  progress: z.number(),
  drawsDone: z.number(),
  /** Which estimate, in full: the releases are named. */
  selection: EstimateSelection.omit({ simulation: true }),
  draws: z.number(),
  seed: z.number(),
  errors: StockErrors,
  usualErrors: z.boolean(),
  vintage: z.string(),
  engine: z.string(),
  /** ISO 8601; null before it happened. */
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Why it failed, in words; null otherwise. */
  failure: z.string().nullable(),
  /** Once it is done: the total, and what happened in the draws. */
  result: z
    .object({
      /** SHA-256 of the intervals. */
      checksum: z.string(),
      point: z.number(),
      total: IntervalHeader,
      /** Draws without a solution, by reason. */
      withoutSolution: z.array(z.object({ code: z.string(), draws: z.number() })),
      relaxedDraws: z.number(),
      /** Native-born below zero, because more foreign-born were drawn than people live there. */
      floors: z.array(
        z.object({ area: z.string(), table: z.enum(['start', 'end']), draws: z.number() }),
      ),
      /** Corridors with an interval. */
      corridors: z.number(),
    })
    .nullable(),
})
export type Simulation = z.infer<typeof Simulation>

export const simulationsRoute = route({
  id: 'listSimulations',
  method: 'GET',
  path: '/flows/simulations',
  summary: 'Simulations at hand, newest first: which estimates have intervals, which are computed',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    simulations: z.array(Simulation),
    limits: z.object({
      draws: z.object({ fewest: z.number(), most: z.number() }),
      /** Simulations that may wait or run, of one address and in all. */
      waitingPerAddress: z.number(),
      waiting: z.number(),
    }),
  }),
  examples: [{}],
})

export const startSimulationRoute = route({
  id: 'startSimulation',
  method: 'POST',
  path: '/flows/simulations',
  summary: 'Start a simulation: intervals for every corridor, region pair and total of an estimate',
  description:
    'It runs in the background; ask for it until its state is done, failed or cancelled. The same selection and parameters are computed once: the answer then tells of the simulation there is. At most 2 of one address and 8 in all may wait or run; the body may have 16 kB.',
  permission: 'public-limited',
  input: z.object({}),
  body: SimulationRequest,
  output: z.object({
    simulation: Simulation,
    /** Allows to cancel it; null when it had been started before. */
    cancelToken: z.string().nullable(),
  }),
  status: 202,
  examples: [{}],
  bodyExample: { selection: { period: '2010-2015' }, draws: 100, seed: 1 },
})

export const simulationRoute = route({
  id: 'getSimulation',
  method: 'GET',
  path: '/flows/simulations/:id',
  summary: 'One simulation: how far it is, and its result once it is done',
  permission: 'public',
  input: z.object({ id: SimulationId }),
  output: Simulation,
  examples: [{ id: '00000000000000000000000000000000' }],
})

export const cancelSimulationRoute = route({
  id: 'cancelSimulation',
  method: 'DELETE',
  path: '/flows/simulations/:id',
  summary: 'Cancel a simulation that waits or runs',
  description: 'Only with the token that was given to whoever started it.',
  permission: 'public-limited',
  input: z.object({ id: SimulationId, token: z.string().min(1).max(100) }),
  output: Simulation,
  examples: [{ id: '00000000000000000000000000000000', token: 'a-token' }],
})
