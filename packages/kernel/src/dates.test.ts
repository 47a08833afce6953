import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  firstOfNextMonth,
  isIsoDate,
  parseIsoDate,
} from './dates.ts'

const SEED = { seed: 20140528, numRuns: 500 }
const day = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2100-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

describe('calendar dates', () => {
  test.each(['2014-05-28', '2000-02-29', '1900-02-28'])('%s is a date', (text) => {
    expect(parseIsoDate(text)).toBe(text)
  })

  test.each([
    '2014-5-28',
    '2013-02-29',
    '1900-02-29',
    '2014-13-01',
    '2014-04-31',
    '',
    '28.05.2014',
  ])('"%s" is refused', (text) => {
    expect(isIsoDate(text)).toBe(false)
    expect(() => parseIsoDate(text)).toThrow('is not a date')
  })

  test('months keep the day or clip to the end of the month', () => {
    expect(addMonths('2004-02-29', 12)).toBe('2005-02-28')
    expect(addMonths('2004-02-10', 12)).toBe('2005-02-10')
    expect(addMonths('2003-11-30', 3)).toBe('2004-02-29')
    expect(addMonths('2003-01-15', -1)).toBe('2002-12-15')
    expect(addYears('1952-01-22', 80)).toBe('2032-01-22')
    expect(firstOfNextMonth('2003-12-14')).toBe('2004-01-01')
  })

  test('adding months keeps the order of dates and can be undone up to clipping', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -600, max: 600 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true)
        expect(isIsoDate(addMonths(a, months))).toBe(true)
        expect(daysBetween(addMonths(addMonths(a, months), -months), a)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(addMonths(addMonths(a, months), -months), a)).toBeLessThanOrEqual(3)
      }),
      SEED,
    )
  })

  test('days are counted over leap years', () => {
    expect(daysBetween('2004-02-10', '2005-02-10')).toBe(366)
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const later = new Date(Date.parse(date) + days * 86_400_000)
        expect(addDays(date, days)).toBe(later.toISOString().slice(0, 10))
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
      SEED,
    )
  })
})
