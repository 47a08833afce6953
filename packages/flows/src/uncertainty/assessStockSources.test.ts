import { describe, expect, test } from 'vitest'
import { readWorldData } from '../../testing/readWorldData.ts'
import {
  assessStockSources,
  COMPOSITE_AREAS,
  defaultErrorModel,
  revisionSpread,
  type StockColumns,
  type StockDate,
} from '../index.ts'

/** Foreign-born of one destination after another, by origin, at four dates. */
function release(
  table: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
  dates: readonly number[],
): readonly StockDate[] {
  return dates.map((date, at) => {
    const rows = Object.entries(table).flatMap(([destination, origins]) =>
      Object.entries(origins).map(([origin, persons]) => ({
        origin,
        destination,
        persons: persons[at]!,
      })),
    )
    const stocks: StockColumns = {
      origin: rows.map(({ origin }) => origin),
      destination: rows.map(({ destination }) => destination),
      persons: rows.map(({ persons }) => persons),
    }
    return { date, stocks }
  })
}

const DATES = [2005, 2010, 2015, 2020]

const EXAMPLE = release(
  {
    OWN: { A: [9000, 10_000, 12_000, 12_500], B: [5000, 4000, 4500, 7000] },
    LIN: { A: [9000, 10_000, 11_000, 11_700], B: [5000, 4500, 4000, 4100] },
    CAR: { A: [7000, 6000, 9000, 9500], B: [3000, 2000, 3000, 2000] },
    UNK: { A: [100, 200, 300, 100], _OTH: [5000, 5000, 5000, 5000] },
    NEW: { A: [0, 0, 20, 20] },
    SMALL: { A: [3, 3, 4, 4], B: [2, 2, 2, 2] },
  },
  DATES,
)

describe('classes of stock sources', () => {
  const period = { from: 2010, to: 2015 }

  test('by the pattern of the figures', () => {
    const assessed = assessStockSources(EXAMPLE, period, { residualOrigins: ['_OTH'] })
    expect(assessed.map(({ area, sourceClass }) => [area, sourceClass])).toEqual([
      ['CAR', 'carried-over'],
      ['LIN', 'interpolated'],
      ['OWN', 'own-figures'],
      ['SMALL', 'carried-over'],
      ['UNK', 'origins-unknown'],
    ])
    const [carried, line, own, , unknown] = assessed
    expect(carried!.changeOfShares).toBeCloseTo(0, 12)
    expect(line).toMatchObject({ offTheLine: 0, lineDate: 2010 })
    // 10,000 of 14,000 and 12,000 of 16,500.
    expect(own!.changeOfShares).toBeCloseTo(12 / 16.5 - 10 / 14, 12)
    expect(own!.offTheLine).toBeCloseTo(
      (Math.abs(10_000 - 10_500) + Math.abs(4000 - 4750)) / 2 / 14_000,
      12,
    )
    expect(unknown!.unknownOrigins).toBeCloseTo(5000 / 5200, 12)
  })

  test('dates may come in any order, and the ends of a release have no neighbours', () => {
    const shuffled = [EXAMPLE[2]!, EXAMPLE[0]!, EXAMPLE[3]!, EXAMPLE[1]!]
    expect(assessStockSources(shuffled, period, {})).toEqual(
      assessStockSources(EXAMPLE, period, {}),
    )
    const [only] = assessStockSources(EXAMPLE.slice(1, 3), period, {})
    expect(only).toMatchObject({ area: 'CAR', offTheLine: null, lineDate: null })
    expect(() => assessStockSources(EXAMPLE, { from: 2010, to: 2024 }, {})).toThrow(
      'no stocks of 2024',
    )
  })

  test('lines are drawn in years, not in steps', () => {
    const uneven = release(
      { X: { A: [1000, 2000, 2400], B: [9000, 8000, 7600] } },
      [2010, 2020, 2024],
    )
    expect(assessStockSources(uneven, { from: 2020, to: 2024 }, {})[0]!.sourceClass).toBe(
      'interpolated',
    )
  })

  test('thresholds can be given', () => {
    const strict = assessStockSources(EXAMPLE, period, { sameShares: 0, onTheLine: -1 })
    expect(strict.find(({ area }) => area === 'LIN')!.sourceClass).toBe('own-figures')
    const loose = assessStockSources(EXAMPLE, period, { sameShares: 0.05 })
    expect(loose.find(({ area }) => area === 'OWN')!.sourceClass).toBe('carried-over')
  })

  test('members of a composite are summed and the moves between them left out', () => {
    const parts = release(
      {
        SRB: { MNE: [50, 900], A: [100, 200] },
        MNE: { SRB: [70, 3], A: [100, 200] },
        X: { SRB: [5, 9], MNE: [5, 1] },
      },
      [2005, 2010],
    )
    const assessed = assessStockSources(
      parts,
      { from: 2005, to: 2010 },
      { composites: COMPOSITE_AREAS },
    )
    expect(assessed).toMatchObject([
      { area: 'SCG', sourceClass: 'carried-over', changeOfShares: 0 },
      { area: 'X', changeOfShares: 0 },
    ])
  })

  test('the default model gives every destination its class', () => {
    const model = defaultErrorModel(assessStockSources(EXAMPLE, period, {}))
    expect(model.classOf).toMatchObject({ CAR: 'carried-over', OWN: 'own-figures' })
    for (const name of Object.values(model.classOf)) {
      expect(model.relativeErrorByClass[name]).toBeGreaterThan(0)
    }
  })

  test('every destination of every period of the shipped releases has a class', () => {
    for (const [revision, dates] of [
      [2020, [1990, 1995, 2000, 2005, 2010, 2015, 2020]],
      [2024, [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024]],
    ] as const) {
      const world = readWorldData(revision)
      const shipped = dates.map((date) => ({ date, stocks: world.stocksOf(date) }))
      dates.slice(1).forEach((to, at) => {
        const assessed = assessStockSources(shipped, { from: dates[at]!, to }, {})
        expect(assessed.length).toBeGreaterThan(225)
        for (const { changeOfShares, unknownOrigins } of assessed) {
          expect(changeOfShares).toBeGreaterThanOrEqual(0)
          expect(changeOfShares).toBeLessThanOrEqual(1)
          expect(unknownOrigins).toBeLessThanOrEqual(1)
        }
      })
    }
  })
})

describe('the spread of a revision', () => {
  const stocks = (...persons: readonly number[]): StockColumns => ({
    origin: persons.map((_, row) => `O${row}`),
    destination: persons.map(() => 'D'),
    persons,
  })

  test('from logarithms of ratios, with the share that was not changed', () => {
    const count = 1000
    const base = Array.from({ length: count }, (_, row) => 10_000 + row)
    // Ratios e^-0.2 ... e^0.2, evenly; the same at both dates, every tenth left as it was.
    const factor = base.map((_, row) => (row % 10 === 0 ? 1 : Math.exp(-0.2 + (0.4 * row) / count)))
    const revised = base.map((persons, row) => persons * factor[row]!)
    const [spread] = revisionSpread([
      {
        before: { start: stocks(...base), end: stocks(...base) },
        after: { start: stocks(...revised), end: stocks(...revised) },
        classOf: { D: 'own-figures' },
      },
    ])
    expect(spread).toMatchObject({ sourceClass: 'own-figures', cells: count })
    expect(spread!.unchanged).toBeCloseTo(0.1, 2)
    expect(spread!.correlationBetweenDates).toBeCloseTo(1, 12)
    // The middle 90 % of an even spread of 0.4 is 0.36 wide, less what lies unchanged at 0.
    expect(spread!.wideSpread * 1.645 * 2).toBeCloseTo(0.356, 2)
  })

  test('small cells and destinations without a class are left out', () => {
    const revised = {
      before: { start: stocks(999, 2000), end: stocks(2000, 2000) },
      after: { start: stocks(2000, 2000), end: stocks(2000, 2500) },
    }
    expect(revisionSpread([{ ...revised, classOf: {} }])).toEqual([])
    expect(revisionSpread([{ ...revised, classOf: { D: 'x' } }])[0]!.cells).toBe(1)
    expect(revisionSpread([{ ...revised, classOf: { D: 'x' } }], 500)[0]!.cells).toBe(2)
  })
})
