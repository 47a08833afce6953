import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalsOf,
  type Money,
  moneyDecimal,
  parseMoney,
  roundHalfEven,
  sumMoney,
} from '../index.ts'

const SEED = { seed: 20140528, numRuns: 500 }
const currencies = fc.constantFrom('XTS', 'KWD', 'JPY', 'UYW')
const amounts: fc.Arbitrary<Money> = fc.record({
  minorUnits: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  currency: currencies,
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(amounts, (money) => {
      expect(parseMoney(moneyDecimal(money), money.currency)).toEqual(money)
    }),
    SEED,
  )
})

test.each([
  ['1400.5', 'XTS', 140_050, '1400.50'],
  ['0.05', 'XTS', 5, '0.05'],
  ['-0', 'XTS', 0, '0.00'],
  ['-3.1', 'KWD', -3_100, '-3.100'],
  ['7', 'JPY', 7, '7'],
])('%s %s', (text, currency, minorUnits, written) => {
  expect(parseMoney(text, currency)).toEqual({ minorUnits, currency })
  expect(moneyDecimal({ minorUnits, currency })).toBe(written)
})

test.each([
  ['1,400', 'XTS', 'digits with a point'],
  ['1400.505', 'XTS', '2 decimals'],
  ['1.0', 'JPY', '0 decimals'],
  ['1400', 'xts', 'currency code'],
  ['99999999999999999', 'XTS', 'too large'],
  ['', 'XTS', 'digits with a point'],
])('%s %s is refused', (text, currency, words) => {
  expect(() => parseMoney(text, currency)).toThrow(words)
})

test('amounts of one currency are added, of two refused', () => {
  const sum = sumMoney([parseMoney('1.10', 'XTS'), parseMoney('2.20', 'XTS')], 'XTS')
  expect(moneyDecimal(sum)).toBe('3.30')
  expect(sumMoney([], 'XTS')).toEqual({ minorUnits: 0, currency: 'XTS' })
  expect(() => sumMoney([parseMoney('1', 'USD')], 'XTS')).toThrow('cannot be added')
  expect(decimalsOf('BHD')).toBe(3)
})

describe('rounding', () => {
  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [8n, 3n, 3n],
    [-8n, 3n, -3n],
  ])('%s / %s', (numerator, denominator, rounded) => {
    expect(roundHalfEven(numerator, denominator)).toBe(rounded)
  })

  test('is never more than a half away, and to the even one at a half', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 6n })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), positive, (over, under) => {
        const rounded = roundHalfEven(over, under)
        const off = 2n * (over - rounded * under)
        const distance = off < 0n ? -off : off
        expect(distance <= under).toBe(true)
        if (distance === under) expect(rounded % 2n).toBe(0n)
      }),
      SEED,
    )
    expect(() => roundHalfEven(1n, 0n)).toThrow('above zero')
  })
})
