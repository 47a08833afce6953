import { Rng } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { exponential, logarithm, normalQuantile, sortedQuantiles } from './index.ts'

/** Fixed-point numbers of 240 binary places, about 72 decimal ones. */
const PLACES = 240n
const ONE = 1n << PLACES
const LN2 = lnTwo()

/** ln 2 = sum over n of 1 / (n 2^n). */
function lnTwo(): bigint {
  let total = 0n
  for (let n = 1n; n <= 300n; n++) total += ONE / (n << n)
  return total
}

/** A double as a fixed-point number, exactly. */
function fixed(x: number): bigint {
  let [value, shift] = [x, 0n]
  while (!Number.isInteger(value)) {
    value *= 2
    shift++
  }
  return (BigInt(value) << PLACES) >> shift
}

/** e^x as mantissa and power of two: e^x = mantissa 2^-PLACES 2^power, mantissa in [1, 2). */
function slowExponential(x: number): { mantissa: bigint; power: number } {
  const value = fixed(x)
  let power = value / LN2
  if (value < 0n) power -= 1n
  const rest = value - power * LN2
  let [term, total] = [ONE, ONE]
  for (let n = 1n; n < 80n; n++) {
    term = (term * rest) / ONE / n
    total += term
  }
  return total >= ONE * 2n
    ? { mantissa: total / 2n, power: Number(power) + 1 }
    : { mantissa: total, power: Number(power) }
}

/** How far a result is from e^x, in units of its last place. */
function exponentialError(x: number, result: number): number {
  const { mantissa, power } = slowExponential(x)
  const scaled = fixed(result * 2 ** -power)
  const unit = ONE >> 52n
  return Math.abs(Number(((scaled - mantissa) * 1000n) / unit)) / 1000
}

describe('exponential', () => {
  test('errs by less than one unit in the last place', () => {
    const random = new Rng(5)
    let worst = 0
    for (let round = 0; round < 3000; round++) {
      const wide = round % 3 === 0 ? 680 : round % 3 === 1 ? 2 : 0.01
      const x = (2 * random.uniform() - 1) * wide
      worst = Math.max(worst, exponentialError(x, exponential(x)))
    }
    console.info(`exponential: largest error ${worst} units in the last place`)
    expect(worst).toBeLessThan(1)
  })

  test('ends of the range', () => {
    expect(exponential(0)).toBe(1)
    expect(exponential(-0)).toBe(1)
    expect(exponential(1)).toBeCloseTo(Math.E, 14)
    expect(exponential(709.782712893384)).toBeCloseTo(Number.MAX_VALUE, -300)
    expect(exponential(709.8)).toBe(Number.POSITIVE_INFINITY)
    expect(exponential(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
    expect(exponential(-745)).toBe(Number.MIN_VALUE)
    expect(exponential(-746)).toBe(0)
    expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(exponential(Number.NaN)).toBeNaN()
    expect(exponential(-720) / Math.exp(-720)).toBeCloseTo(1, 10)
  })
})

describe('logarithm', () => {
  test('errs by less than one unit in the last place', () => {
    const random = new Rng(6)
    let worst = 0
    for (let round = 0; round < 3000; round++) {
      const x =
        round % 2 === 0 ? 0.5 + 1.5 * random.uniform() : exponential(600 * (random.uniform() - 0.5))
      const result = logarithm(x)
      // ln x = result + ln(x e^-result), and the last is x e^-result - 1 to far more than needed.
      const { mantissa, power } = slowExponential(result)
      const value = fixed(x * 2 ** -power)
      const difference = Number(((value - mantissa) << 200n) / mantissa) / 2 ** 200
      const unit = 2 ** (Math.floor(Math.log2(Math.abs(result))) - 52)
      worst = Math.max(worst, Math.abs(difference) / unit)
    }
    console.info(`logarithm: largest error ${worst} units in the last place`)
    expect(worst).toBeLessThan(1)
  })

  test('ends of the range', () => {
    expect(logarithm(1)).toBe(0)
    expect(logarithm(Math.E)).toBe(1)
    expect(logarithm(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(logarithm(-1)).toBeNaN()
    expect(logarithm(Number.NaN)).toBeNaN()
    expect(logarithm(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
    expect(logarithm(Number.MIN_VALUE)).toBe(-744.4400719213812)
    expect(logarithm(Number.MAX_VALUE)).toBe(709.782712893384)
    for (let k = -1074; k <= 1023; k++) expect(logarithm(2 ** k) / Math.LN2).toBeCloseTo(k, 9)
  })
})

describe('normalQuantile', () => {
  /** Distribution function by its series, to about 1e-16 for |z| < 6. */
  const distribution = (z: number): number => {
    let [term, total] = [z, z]
    for (let n = 1; n < 400; n++) {
      term *= (z * z) / (2 * n + 1)
      total += term
    }
    return 0.5 + total * exponential((-z * z) / 2 - 0.5 * logarithm(2 * Math.PI))
  }

  test('inverts the distribution function', () => {
    for (let z = -5; z <= 3; z += 0.01) {
      const density = exponential((-z * z) / 2) / Math.sqrt(2 * Math.PI)
      // A probability is known to a rounding of the series, which weighs more where few lie.
      const accuracy = 1e-15 + 1e-15 / density
      expect(Math.abs(normalQuantile(distribution(z)) - z)).toBeLessThan(accuracy)
    }
  })

  test('known values and symmetry', () => {
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14)
    // The value the author prints for a probability of 1e-20.
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 13)
    for (const p of [2 ** -53, 1e-9, 0.01, 0.0749, 0.0751, 0.3]) {
      expect(normalQuantile(1 - p) + normalQuantile(1 - (1 - p))).toBe(0)
    }
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    for (const p of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN()
  })

  test('uniform numbers become normal ones: the first four moments', () => {
    const random = new Rng(9)
    const count = 100_000
    const values = Float64Array.from({ length: count }, () => normalQuantile(random.uniform()))
    const moment = (power: number): number =>
      values.reduce((total, value) => total + value ** power, 0) / count
    // Four standard errors: the variance of z^k is 1, 2, 15 and 96.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / count))
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count))
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count))
  })
})

test('sortedQuantiles takes the value at floor(p N)', () => {
  const sample = Float64Array.from({ length: 100 }, (_, i) => i)
  expect(sortedQuantiles(sample, [0, 0.05, 0.5, 0.95, 1])).toEqual([0, 5, 50, 95, 99])
  expect(sortedQuantiles([], [0.5])).toEqual([Number.NaN])
})
