import { describe, expect, test } from 'vitest'
import { philox4x32, Rng, seedWords, unitInterval } from './index.ts'

const words = (counter: readonly number[], key: readonly number[]): string => {
  const into = new Uint32Array(4)
  const [c0, c1, c2, c3] = counter
  philox4x32(c0!, c1!, c2!, c3!, key[0]!, key[1]!, into)
  return Array.from(into, (word) => word.toString(16).padStart(8, '0')).join(' ')
}

describe('philox4x32', () => {
  /** The known answers that the authors publish with their reference implementation. */
  test.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ])('published answer for %j, key %j', (counter, key, answer) => {
    expect(words(counter, key)).toBe(answer)
  })

  test('against the formula in whole numbers of any size', () => {
    const random = new Rng(1)
    for (let round = 0; round < 200; round++) {
      const [a, b, c, d, k, l] = Array.from({ length: 6 }, () => random.uint32())
      expect(words([a!, b!, c!, d!], [k!, l!])).toBe(slowPhilox([a!, b!, c!, d!], [k!, l!]))
    }
  })
})

/** The definition with integers of unlimited size. */
function slowPhilox(counter: readonly number[], key: readonly number[]): string {
  let [a, b, c, d] = counter.map(BigInt) as [bigint, bigint, bigint, bigint]
  let [k, l] = key.map(BigInt) as [bigint, bigint]
  const word = 0xffffffffn
  for (let round = 0; round < 10; round++) {
    const first = 0xd2511f53n * a
    const second = 0xcd9e8d57n * c
    ;[a, b, c, d] = [(second >> 32n) ^ b ^ k, second & word, (first >> 32n) ^ d ^ l, first & word]
    k = (k + 0x9e3779b9n) & word
    l = (l + 0xbb67ae85n) & word
  }
  return [a, b, c, d].map((value) => value.toString(16).padStart(8, '0')).join(' ')
}

describe('Rng', () => {
  test('the same seed and stream give the same numbers, others do not', () => {
    const take = (seed: number, stream?: number): readonly number[] => {
      const random = new Rng(seed, stream)
      return Array.from({ length: 50 }, () => random.uint32())
    }
    expect(take(2014, 7)).toEqual(take(2014, 7))
    const others = [take(2014, 7), take(2014, 8), take(2015, 7), take(2014, 7 + 2 ** 32), take(7)]
    expect(new Set(others.flat()).size).toBe(250)
  })

  test('the first words are those of the function at place 0 of the stream', () => {
    const random = new Rng(2 ** 32 + 5, 2 ** 33 + 9)
    const first = Array.from({ length: 4 }, () => random.uint32().toString(16).padStart(8, '0'))
    expect(first.join(' ')).toBe(words([0, 0, 9, 2], [5, 1]))
  })

  test('uniform: mean, variance, serial correlation and a chi-square of 100 classes', () => {
    const random = new Rng(20140528)
    const count = 200_000
    const values = Float64Array.from({ length: count }, () => random.uniform())
    const mean = average(values)
    const variance = average(values.map((value) => (value - mean) ** 2))
    const serial = average(
      values.subarray(1).map((value, i) => (value - mean) * (values[i]! - mean)),
    )
    // Four standard errors each.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / count))
    expect(Math.abs(serial)).toBeLessThan((4 * (1 / 12)) / Math.sqrt(count))
    const classes = new Float64Array(100)
    for (const value of values) classes[Math.floor(value * 100)]!++
    const expected = count / 100
    const chiSquare = classes.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
    // 99 degrees of freedom: 0.001 of all samples lie outside 55.. and 149.
    expect(chiSquare).toBeGreaterThan(55)
    expect(chiSquare).toBeLessThan(149)
  })

  test('every bit is set half the time, and streams do not follow each other', () => {
    const bits = new Float64Array(32)
    const count = 40_000
    let agreement = 0
    for (let stream = 0; stream < count; stream++) {
      const word = new Rng(11, stream).uint32()
      const next = new Rng(11, stream + 1).uint32()
      for (let bit = 0; bit < 32; bit++) {
        bits[bit]! += (word >>> bit) & 1
        agreement += (((word ^ next) >>> bit) & 1) === 0 ? 1 : 0
      }
    }
    const error = 4 * Math.sqrt(count / 4)
    for (const set of bits) expect(Math.abs(set - count / 2)).toBeLessThan(error)
    expect(Math.abs(agreement - 16 * count)).toBeLessThan(4 * Math.sqrt((32 * count) / 4))
  })

  test('uniform numbers never reach 0 or 1', () => {
    expect(unitInterval(0, 0)).toBe(2 ** -53)
    expect(unitInterval(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53)
    expect(unitInterval(0xffffffff, 0xffffffff) + unitInterval(0, 0)).toBe(1)
  })

  test('integerBelow is even over a bound that does not divide 2^32', () => {
    const random = new Rng(3)
    const seen = new Float64Array(7)
    for (let i = 0; i < 70_000; i++) seen[random.integerBelow(7)]!++
    for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(4 * Math.sqrt(8571))
    expect(random.integerBelow(1)).toBe(0)
    expect(random.integerBelow(2 ** 32)).toBeLessThan(2 ** 32)
    for (const bound of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => random.integerBelow(bound)).toThrow('no whole number below')
    }
  })

  test('seeds are whole numbers', () => {
    expect(seedWords(2 ** 53 - 1)).toEqual([0xffffffff, 0x1fffff])
    for (const seed of [-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new Rng(seed)).toThrow('is not a seed')
      expect(() => new Rng(1, seed)).toThrow('is not a seed')
    }
  })
})

const average = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
