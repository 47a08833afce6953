import { describe, expect, test } from 'vitest'
import {
  meanRise,
  probabilityBelow,
  type StockErrors,
  solveIncreasing,
  twoAreas,
} from '../../testing/twoAreas.ts'
import {
  corridorInterval,
  type FlowIntervals,
  type FlowMethod,
  simulateFlows,
  summariseDraws,
} from '../index.ts'

const DRAWS = 20_000
const POPULATION = 1000

function simulate(method: FlowMethod, { start, end, sigma, rho }: StockErrors): FlowIntervals {
  const draws = simulateFlows(
    twoAreas(start, end, POPULATION),
    { method },
    {
      model: {
        relativeErrorByClass: { any: sigma },
        classOf: { A: 'any', B: 'any' },
        correlationBetweenDates: rho,
        correlationBetweenSexes: 1,
      },
      draws: DRAWS,
      seed: 20140528,
    },
  )
  return summariseDraws([draws!], { quantiles: [0.05, 0.5, 0.95] })
}

/** Standard error of the share of draws below a value that lies at probability p, times four. */
const shareError = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / DRAWS)

const CASES: readonly StockErrors[] = [
  { start: 100, end: 110, sigma: 0.1, rho: 0 },
  { start: 100, end: 110, sigma: 0.1, rho: 0.8 },
  { start: 100, end: 150, sigma: 0.2, rho: 0.5 },
  { start: 100, end: 90, sigma: 0.3, rho: 0.9 },
  { start: 100, end: 100, sigma: 0.05, rho: 0.2 },
]

describe('two areas, one foreign-born stock: drop-negative is max(E - S, 0)', () => {
  test.each(CASES)('%o', (errors) => {
    const intervals = simulate('drop-negative', errors)
    const flow = corridorInterval(intervals, 'A', 'B')
    const error = (4 * flow.standardDeviation) / Math.sqrt(DRAWS)
    expect(Math.abs(flow.mean - meanRise(errors))).toBeLessThan(error)
    expect(intervals.total.mean).toBeCloseTo(flow.mean, 4)
    const below = (x: number): number => probabilityBelow(errors, (stock) => stock + x)
    intervals.probabilities.forEach((p, place) => {
      const quantile = flow.quantiles[place]!
      if (quantile === 0) expect(below(0)).toBeGreaterThan(p - shareError(p))
      else expect(Math.abs(below(quantile) - p)).toBeLessThan(shareError(p))
    })
  })
})

describe('two areas, one foreign-born stock: open-minimum is a max(E - S, 0) / (a + E)', () => {
  /** Persons born in A who live there, at both dates. */
  const a = POPULATION

  test.each(CASES)('%o', (errors) => {
    const intervals = simulate('open-minimum', errors)
    const flow = corridorInterval(intervals, 'A', 'B')
    // a (E - S) / (a + E) <= f exactly if E <= a (S + f) / (a - f).
    const below = (f: number): number =>
      probabilityBelow(errors, (stock) => (a * (stock + f)) / (a - f))
    // The mean of a variable that is never negative is the integral of what lies above.
    const steps = 400
    const most = solveIncreasing(below, 1 - 1e-9, 0, 500)
    let mean = 0
    for (let i = 0; i < steps; i++) mean += (1 - below(((i + 0.5) * most) / steps)) * (most / steps)
    const error = (4 * flow.standardDeviation) / Math.sqrt(DRAWS)
    expect(Math.abs(flow.mean - mean)).toBeLessThan(error)
    intervals.probabilities.forEach((p, place) => {
      const quantile = flow.quantiles[place]!
      if (quantile === 0) expect(below(0)).toBeGreaterThan(p - shareError(p))
      else expect(Math.abs(below(quantile) - p)).toBeLessThan(shareError(p))
    })
  })
})

test('closed-minimum: where populations decide the flow, errors of the stock do not matter', () => {
  const input = twoAreas(100, 130)
  // B grows by 30 without births or deaths and A shrinks by 30: so many must have moved.
  const stockEnd = Float64Array.of(970, 130, 0, 900)
  const draws = simulateFlows(
    { ...input, stockEnd },
    { method: 'closed-minimum' },
    {
      model: {
        relativeErrorByClass: { any: 0.3 },
        classOf: { A: 'any', B: 'any' },
        correlationBetweenDates: 0.5,
        correlationBetweenSexes: 1,
      },
      draws: 500,
      seed: 1,
    },
  )
  const { total, draws: count } = summariseDraws([draws!], { quantiles: [0, 1] })
  expect(count).toMatchObject({ asked: 500, used: 500, failed: [] })
  for (const value of [total.point, total.mean, ...total.quantiles])
    expect(value).toBeCloseTo(30, 6)
})
