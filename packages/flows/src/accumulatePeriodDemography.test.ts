import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { type AnnualDemography, accumulatePeriodDemography } from './index.ts'

/** Ten years of two areas; births 10, 11, 12 ... so that the weights of the years show. */
const annual = (change: Partial<AnnualDemography> = {}): AnnualDemography => {
  const years = Array.from({ length: 10 }, (_, i) => 2004 + i)
  const rows = ['A', 'B'].flatMap((area) => years.map((year) => ({ area, year })))
  return {
    area: rows.map(({ area }) => area),
    year: rows.map(({ year }) => year),
    births: rows.map(({ year }) => year - 1994),
    deaths: rows.map(() => 4),
    netMigration: rows.map(() => 1),
    population31December: rows.map(({ year }) => 1000 + 100 * (year - 2004)),
    ...change,
  }
}

describe('mid-year to mid-year', () => {
  test('half of the first and the last year, and the years between', () => {
    const period = accumulatePeriodDemography(annual(), { from: 2005, to: 2010 })
    expect(period.area).toEqual(['A', 'B'])
    expect(period.births[0]).toBe(11 / 2 + 12 + 13 + 14 + 15 + 16 / 2)
    expect(period.deaths[0]).toBe(20)
    expect(period.netMigration[1]).toBe(5)
  })

  test('a discrepancy is split over both ends, so that the accounts balance', () => {
    const period = accumulatePeriodDemography(annual(), { from: 2005, to: 2010 })
    // Population grows by 500, the components say 67.5 - 20 + 5 = 52.5.
    expect(period.discrepancy![0]).toBe(447.5)
    expect(period.populationStart[0]).toBe(1050 + 447.5 / 2)
    expect(period.populationEnd[0]).toBe(1550 - 447.5 / 2)
    const [start, end] = [period.populationStart[0]!, period.populationEnd[0]!]
    expect(end - start - period.births[0]! + period.deaths[0]!).toBe(period.netMigration[0])
  })

  test('a period of one year', () => {
    const period = accumulatePeriodDemography(annual(), { from: 2006, to: 2007 })
    expect(period.births[0]).toBe((12 + 13) / 2)
  })

  test('a year that is missing everywhere', () => {
    const error = refusal(() => accumulatePeriodDemography(annual(), { from: 2010, to: 2015 }))
    expect(error.code).toBe('period_not_covered')
    expect(error.message).toMatch(/there is nothing for 2014/)
  })

  test.each<[string, Partial<AnnualDemography>, string, RegExp]>([
    [
      'year missing for one area',
      { year: (annual().year as number[]).map((year, row) => (row === 13 ? 1900 : year)) },
      'missing_value',
      /no demographic figures for B in 2007/,
    ],
    [
      'year twice',
      { year: (annual().year as number[]).map((year, row) => (row === 13 ? 2008 : year)) },
      'duplicate_area',
      /B has two rows for 2008/,
    ],
    [
      'no figure',
      {
        deaths: (annual().deaths as number[]).map((value, row) => (row === 3 ? Number.NaN : value)),
      },
      'missing_value',
      /deaths of A in 2007: no figure/,
    ],
  ])('%s', (_, change, code, message) => {
    const error = refusal(() =>
      accumulatePeriodDemography(annual(change), { from: 2005, to: 2010 }),
    )
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)])
  })
})

function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
