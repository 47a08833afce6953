import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, parseRational, rationalText, roundTo } from '../index.ts'
import { floorOf, plus, rational, times } from './Rational.ts'

const SEED = { seed: 20140528, numRuns: 300 }
const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([over, under]) => rational(over, under))

describe('exact numbers', () => {
  test('are read as they are written', () => {
    fc.assert(
      fc.property(rationals, (value) => {
        expect(parseRational(rationalText(value))).toEqual(value)
      }),
      SEED,
    )
    expect(rationalText(parseRational('19.5'))).toBe('39/2')
    expect(rationalText(parseRational(0.1))).toBe('1/10')
    for (const text of ['', '1,5', '1/0', 'ten', '1e3']) expect(() => parseRational(text)).toThrow()
  })

  test('are in lowest terms, and add and multiply as fractions do', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (one, two, three) => {
        expect(plus(plus(one, two), three)).toEqual(plus(one, plus(two, three)))
        expect(times(one, plus(two, three))).toEqual(plus(times(one, two), times(one, three)))
      }),
      SEED,
    )
  })

  test('are cut towards the smaller whole number', () => {
    expect([floorOf(rational(-7n, 2n)), floorOf(rational(7n, 2n))]).toEqual([-4n, 3n])
  })
})

describe('rounding once', () => {
  test.each([
    ['454.36', '0.10', 'up', '454.40'],
    ['454.36', '0.10', 'down', '454.30'],
    ['454.40', '0.10', 'up', '454.40'],
    ['2.005', '0.01', 'half-up', '2.01'],
    ['2.005', '0.01', 'half-even', '2.00'],
    ['3440/7', '0.01', 'half-up', '491.43'],
    ['17.5', '1', 'half-up', '18.00'],
  ] as const)('%s to %s, %s', (amount, to, mode, rounded) => {
    expect(decimalText(roundTo(parseRational(amount), { to, mode }))).toBe(rounded)
  })
})
