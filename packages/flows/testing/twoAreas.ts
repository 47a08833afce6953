import type { FlowInput } from '../src/index.ts'

/**
 * Two areas without births and deaths; persons born in A who live in B are the only foreign-born,
 * so that their two stocks decide everything.
 */
export function twoAreas(
  foreignStart: number,
  foreignEnd: number,
  populationA = 1000,
  populationB = 1000,
): FlowInput {
  return {
    areas: ['A', 'B'],
    stockStart: Float64Array.of(populationA, foreignStart, 0, populationB - foreignStart),
    stockEnd: Float64Array.of(populationA, foreignEnd, 0, populationB - foreignEnd),
    births: new Float64Array(2),
    deaths: new Float64Array(2),
    netMigration: null,
  }
}

/** Distribution function of the standard normal; absolute error about 1e-16 up to 8 on both sides. */
export function normalProbability(z: number): number {
  if (z > 8) return 1
  if (z < -8) return 0
  let [term, total] = [z, z]
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(total); n++) {
    term *= (z * z) / (2 * n + 1)
    total += term
  }
  return 0.5 + (total * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** Integral of f over the standard normal, by Simpson's rule on 2,000 intervals of -8..8. */
export function normalExpectation(f: (z: number) => number): number {
  const count = 2000
  let total = 0
  for (let i = 0; i <= count; i++) {
    const z = -8 + (16 * i) / count
    const weight = i === 0 || i === count ? 1 : i % 2 === 1 ? 4 : 2
    total += weight * f(z) * Math.exp((-z * z) / 2)
  }
  return (total * (16 / count / 3)) / Math.sqrt(2 * Math.PI)
}

/** Two log-normal stocks with given means, one log standard deviation and a correlation. */
export interface StockErrors {
  readonly start: number
  readonly end: number
  readonly sigma: number
  readonly rho: number
}

/**
 * E max(End - Start, 0), in closed form.
 *
 * @source Margrabe (1978), The Journal of Finance 33(1): the value of an exchange option
 */
export function meanRise({ start, end, sigma, rho }: StockErrors): number {
  const spread = sigma * Math.sqrt(2 * (1 - rho))
  const d = (Math.log(end / start) + (spread * spread) / 2) / spread
  return end * normalProbability(d) - start * normalProbability(d - spread)
}

/** Probability that the end stock is at most `bound(start stock)`, by integration over the start. */
export function probabilityBelow(
  { start, end, sigma, rho }: StockErrors,
  bound: (stock: number) => number,
): number {
  const rest = sigma * Math.sqrt(1 - rho * rho)
  return normalExpectation((z) => {
    const limit = bound(start * Math.exp(sigma * z - (sigma * sigma) / 2))
    if (!(limit > 0)) return 0
    return normalProbability((Math.log(limit / end) + (sigma * sigma) / 2 - rho * sigma * z) / rest)
  })
}

/** The value at which an increasing probability reaches p, by bisection. */
export function solveIncreasing(
  probability: (x: number) => number,
  p: number,
  low: number,
  high: number,
): number {
  let [from, to] = [low, high]
  for (let round = 0; round < 60; round++) {
    const middle = (from + to) / 2
    if (probability(middle) < p) from = middle
    else to = middle
  }
  return (from + to) / 2
}
