import type { StockObservation } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { stockSeries, stockTrend, trendKind } from './stockSeries.ts'

const at = (
  release: string,
  year: number,
  persons: number,
  sex: StockObservation['sex'] = 'both',
): StockObservation => ({ release, year, sex, origin: 'NPL', destination: 'QAT', persons })

const releases = [
  { release: 'new', years: [2024, 1990, 2020], sexes: ['both', 'female'] },
  { release: 'old', years: [1990, 2020], sexes: ['both'] },
]

describe('stockSeries', () => {
  const series = stockSeries(
    [at('new', 1990, 10), at('new', 2024, 40), at('new', 2020, 3, 'female'), at('old', 2020, 0)],
    releases,
  )

  test('has a point for every year of each release, null where there is no entry', () => {
    expect(series).toEqual([
      {
        release: 'new',
        sex: 'both',
        points: [
          { year: 1990, persons: 10 },
          { year: 2020, persons: null },
          { year: 2024, persons: 40 },
        ],
      },
      {
        release: 'new',
        sex: 'female',
        points: [
          { year: 1990, persons: null },
          { year: 2020, persons: 3 },
          { year: 2024, persons: null },
        ],
      },
      {
        release: 'old',
        sex: 'both',
        points: [
          { year: 1990, persons: null },
          { year: 2020, persons: 0 },
        ],
      },
    ])
  })

  test('its trend begins and ends with figures that are there; zero is one', () => {
    expect(stockTrend(series, 'new')).toEqual({
      first: { year: 1990, persons: 10 },
      last: { year: 2024, persons: 40 },
    })
    expect(stockTrend(series, 'old')).toEqual({
      first: { year: 2020, persons: 0 },
      last: { year: 2020, persons: 0 },
    })
    expect(stockTrend(series, 'none')).toBeNull()
  })
})

describe('trendKind', () => {
  const trend = (first: number, last: number, year = 2024) => ({
    first: { year: 1990, persons: first },
    last: { year, persons: last },
  })
  test.each([
    [10, 40, 'times', 4],
    [10, 15, 'more', 1.5],
    [100, 101, 'same', 1.01],
    [10, 5, 'fewer', 0.5],
    [0, 5, 'from-zero', 1],
    [0, 0, 'same', 1],
  ])('from %d to %d: %s', (first, last, kind, ratio) => {
    expect(trendKind(trend(first, last))).toEqual({ kind, ratio })
  })

  test('of one year only says nothing of change', () => {
    expect(trendKind(trend(7, 7, 1990)).kind).toBe('single')
  })
})
