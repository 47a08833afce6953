import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatters, roundPersons } from './formatNumbers.ts'

const SEED = { seed: 20140528, numRuns: 500 }

const english = createFormatters('en')

describe('persons', () => {
  test.each([
    [346_812, '347,000'],
    [6_934_800, '6,930,000'],
    [1_499, '1,500'],
    [999.6, '1,000'],
    [12.4, '12'],
    [0.4, '<1'],
    [0, '0'],
  ])('%d is written %s', (persons, text) => {
    expect(english.persons(persons)).toBe(text)
  })

  test('rounding keeps three digits and never moves by more than half a percent', () => {
    fc.assert(
      fc.property(fc.double({ min: 100, max: 1e9, noNaN: true }), (persons) => {
        expect(Math.abs(roundPersons(persons) - persons) / persons).toBeLessThanOrEqual(0.005)
        expect(roundPersons(-persons)).toBeCloseTo(-roundPersons(persons), 6)
      }),
      SEED,
    )
  })

  test('the exact figure is there on demand', () => {
    expect(english.exact(346_812.3)).toBe('346,812')
  })

  test('in sentences millions are words, and nothing is written as a thousand thousands', () => {
    expect(english.inWords(6_934_800)).toBe('6.93 million')
    expect(english.inWords(999_499)).toBe('999,000')
    expect(english.inWords(999_600)).toBe('1 million')
    expect(createFormatters('fr').inWords(6_934_800)).toBe('6,93 millions')
  })
})

describe('locales', () => {
  test('Arabic in the digits the reader chose', () => {
    expect(createFormatters('ar-u-nu-arab').persons(347_000)).toMatch(/^[٠-٩٬']+$/)
    expect(createFormatters('ar-u-nu-latn').persons(347_000)).toBe('347,000')
    expect(createFormatters('ar-u-nu-arab').period('2005-2010')).toBe('٢٠٠٥–٢٠١٠')
  })

  test('every figure of a column is grouped in the same way', () => {
    expect(createFormatters('es').persons(2170)).toBe('2.170')
    expect(createFormatters('es').signed(-2170)).toBe('-2.170')
  })

  test('periods and years without separators, shares with the digits they need', () => {
    expect(english.period('2005-2010')).toBe('2005–2010')
    expect(english.year(2005)).toBe('2005')
    expect(english.share(0.041)).toBe('4.1%')
    expect(english.share(0.372)).toBe('37%')
    expect(english.signed(-16_132_000)).toBe('-16,100,000')
  })
})
