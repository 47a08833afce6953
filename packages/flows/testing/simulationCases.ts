import {
  type FlowInput,
  type FlowIntervals,
  type FlowMethod,
  type Simulation,
  type StockErrorModel,
  simulateFlows,
  summariseDraws,
} from '../src/index.ts'

/** Settings of simulations over the areas A to D that several tests use. */

export const QUANTILES = { quantiles: [0.05, 0.5, 0.95] }

export const errorModel = (sigma: number, rho: number): StockErrorModel => ({
  relativeErrorByClass: { good: sigma, poor: 2 * sigma },
  classOf: { A: 'good', B: 'poor', C: 'good', D: 'poor' },
  correlationBetweenDates: rho,
  correlationBetweenSexes: 0.9,
})

export const simulation = (changes: Partial<Simulation> = {}): Simulation => ({
  model: errorModel(0.1, 0.5),
  draws: 200,
  seed: 2014,
  ...changes,
})

export const intervalsOf = (
  input: FlowInput,
  method: FlowMethod,
  changes: Partial<Simulation> = {},
): FlowIntervals =>
  summariseDraws([simulateFlows(input, { method }, simulation(changes))!], QUANTILES)
