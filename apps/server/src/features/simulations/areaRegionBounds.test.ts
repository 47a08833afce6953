import { type FlowDraws, type FlowInput, simulateFlows, summariseDraws } from '@corridor/flows'
import { describe, expect, test } from 'vitest'
import { areaRegionBounds } from './areaRegionBounds.ts'
import { PROBABILITIES } from './IntervalTables.ts'

const input: FlowInput = {
  areas: ['AAA', 'BBB', 'CCC', 'DDD'],
  stockStart: Float64Array.of(900, 50, 20, 6, 30, 500, 10, 9, 5, 8, 300, 4, 7, 3, 2, 200),
  stockEnd: Float64Array.of(880, 70, 25, 9, 35, 510, 12, 5, 4, 9, 320, 8, 3, 6, 1, 210),
  births: Float64Array.of(40, 30, 20, 10),
  deaths: Float64Array.of(20, 10, 10, 5),
  netMigration: null,
}

const groupings = [
  { name: 'alone', groupOf: { AAA: 'a', BBB: 'b', CCC: 'c', DDD: 'd' } },
  { name: 'halves', groupOf: { AAA: 'one', BBB: 'one', CCC: 'two', DDD: 'two' } },
  { name: 'some', groupOf: { AAA: 'in', CCC: 'in' } },
]

const draw = (firstDraw: number, lastDraw: number): FlowDraws => {
  const draws = simulateFlows(
    input,
    { method: 'open-minimum' },
    {
      model: {
        relativeErrorByClass: { one: 0.2 },
        classOf: { AAA: 'one', BBB: 'one', CCC: 'one', DDD: 'one' },
        correlationBetweenDates: 0.5,
        correlationBetweenSexes: 0.5,
      },
      draws: 200,
      seed: 20140528,
      groupings,
      firstDraw,
      lastDraw,
    },
  )
  return draws!
}

/** The draws of some corridors of the table added up, without the module under test. */
function sumOf(draws: FlowDraws, corridors: readonly string[]): number[] {
  const { areas, cells, pages, rowsPerPage, rowLength } = draws
  const wanted = corridors.map(
    (text) => areas.indexOf(text.slice(0, 3)) * areas.length + areas.indexOf(text.slice(4)),
  )
  return [...draws.used.keys()].map((column) =>
    wanted.reduce((total, cell) => {
      const row = cells.indexOf(cell)
      if (row < 0) return total
      const page = pages[Math.floor(row / rowsPerPage)]!
      return total + page[(row % rowsPerPage) * rowLength + column]!
    }, 0),
  )
}

const quantiles = (values: readonly number[]) => {
  const sorted = values.toSorted((one, other) => one - other)
  return PROBABILITIES.map((share) => sorted[Math.floor(share * sorted.length)]!)
}

describe('intervals between an area and a region', () => {
  const all = draw(0, 199)
  const [alone, halves, some] = areaRegionBounds([all], groupings)
  const at = (columns: NonNullable<typeof halves>['outward'], place: number) => [
    columns.lower[place]!,
    columns.median[place]!,
    columns.upper[place]!,
  ]

  test('are the quantiles of the corridors added draw by draw', () => {
    // Area AAA, region two: AAA > CCC and AAA > DDD.
    expect(at(halves!.outward, 1)).toEqual(quantiles(sumOf(all, ['AAA>CCC', 'AAA>DDD'])))
    // Area DDD, region one: AAA > DDD and BBB > DDD.
    expect(at(halves!.inward, 6)).toEqual(quantiles(sumOf(all, ['AAA>DDD', 'BBB>DDD'])))
    const [lower, , upper] = at(halves!.outward, 1)
    expect(lower!).toBeLessThan(upper!)
  })

  test('of a region with one area are those of the corridor', () => {
    const { cells, corridors } = summariseDraws([all], { quantiles: PROBABILITIES })
    const size = all.areas.length
    for (const [row, cell] of cells.entries()) {
      const [from, to] = [Math.floor(cell / size), cell % size]
      const expected = corridors.quantiles.map((column) => column[row]!)
      expect(at(alone!.outward, from * size + to)).toEqual(expected)
      expect(at(alone!.inward, to * size + from)).toEqual(expected)
    }
  })

  test('leave out areas without a region', () => {
    expect(at(some!.outward, 1)).toEqual(quantiles(sumOf(all, ['BBB>AAA', 'BBB>CCC'])))
  })

  test('are the same bits however the draws were split', () => {
    const split = [draw(120, 199), draw(0, 49), draw(50, 119)]
    expect(areaRegionBounds(split, groupings)).toEqual([alone, halves, some])
    expect(areaRegionBounds([], groupings)).toEqual([])
  })
})
