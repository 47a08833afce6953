import { sum } from '@corridor/numeric'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corridorBounds } from './corridorBounds.ts'
import { knownFlowMovers } from './knownFlowMovers.ts'
import { movesBetween } from './movesBetween.ts'

const SETTINGS = { seed: 20140528, numRuns: 200 }

/** Every whole-number table with the margins that has the settled cells, row-major. */
function* everyTable(
  start: readonly number[],
  end: readonly number[],
  isSettled: (row: number, column: number) => boolean,
): Generator<readonly number[]> {
  function* fill(
    table: readonly number[],
    out: readonly number[],
    into: readonly number[],
  ): Generator<readonly number[]> {
    const cell = table.length
    if (cell === start.length * end.length) {
      if ([...out, ...into].every((left) => left === 0)) yield table
      return
    }
    const [row, column] = [Math.floor(cell / end.length), cell % end.length]
    const most = isSettled(row, column) ? 0 : Math.min(out[row]!, into[column]!)
    for (let persons = 0; persons <= most; persons++) {
      yield* fill(
        [...table, persons],
        out.with(row, out[row]! - persons),
        into.with(column, into[column]! - persons),
      )
    }
  }
  yield* fill([], start, end)
}

/** Persons of one birthplace by area at both dates; the same total. */
const twoRows = fc
  .integer({ min: 2, max: 4 })
  .chain((size) => {
    const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size })
    return fc.tuple(row, row)
  })
  .map(([start, end]) => {
    const difference = sum(start) - sum(end)
    return difference >= 0
      ? ([start, end.with(0, end[0]! + difference)] as const)
      : ([start.with(0, start[0]! - difference), end] as const)
  })

describe('bounds of one cell', () => {
  test('are what trying every table gives', () => {
    let compared = 0
    fc.assert(
      fc.property(
        twoRows,
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }),
        ([start, end], chances) => {
          const size = start.length
          const settled = [...Array(size * size).keys()].flatMap((cell) => {
            const [row, column] = [Math.floor(cell / size), cell % size]
            return row === column || cell === 1 || chances[cell]! > 2 ? [] : [{ row, column }]
          })
          const isSettled = (row: number, column: number): boolean =>
            settled.some((cell) => cell.row === row && cell.column === column)
          const found = Array.from(everyTable(start, end, isSettled), (table) => table[1]!)
          if (found.length === 0) return
          compared++
          const moves = { start: Float64Array.from(start), end: Float64Array.from(end), settled }
          expect(corridorBounds(moves, 0, 1)).toEqual({
            least: found.reduce((least, persons) => Math.min(least, persons)),
            most: found.reduce((most, persons) => Math.max(most, persons)),
          })
        },
      ),
      SETTINGS,
    )
    expect(compared).toBeGreaterThan(150)
  })
})

describe('one birthplace with a settled move', () => {
  test('moves as little as trying every table finds possible, for every number in the range', () => {
    let [compared, withDetour] = [0, 0]
    fc.assert(
      fc.property(twoRows, ([start, end]) => {
        const size = start.length
        const fewest = new Map<number, number>()
        for (const table of everyTable(start, end, () => false)) {
          const moving = sum(table.filter((_, cell) => cell % (size + 1) !== 0))
          fewest.set(table[1]!, Math.min(fewest.get(table[1]!) ?? Infinity, moving))
        }
        const least = sum(start.map((persons, area) => Math.max(persons - end[area]!, 0)))
        for (const [persons, moving] of fewest) {
          const areas = start.map((_, area) => `A${area}`)
          const tables = {
            start: new Float64Array(size * size),
            end: new Float64Array(size * size),
          }
          tables.start.set(start, size)
          tables.end.set(end, size)
          const movers = knownFlowMovers(
            tables,
            1,
            [{ row: 0, column: 1, persons }],
            areas,
            undefined,
          )
          expect(sum(movers.leaving)).toBeCloseTo(moving, 8)
          expect(movesBetween(movers, 0, 1)).toBe(persons)
          const net = new Float64Array(size)
          for (let i = 0; i < movers.origins.length; i++)
            net[movers.origins[i]!]! -= movers.leaving[i]!
          for (let j = 0; j < movers.destinations.length; j++) {
            net[movers.destinations[j]!]! += movers.arriving[j]!
          }
          net.forEach((change, area) => {
            expect(change).toBeCloseTo(end[area]! - start[area]!, 8)
          })
          compared++
          if (moving > least) withDetour++
        }
      }),
      SETTINGS,
    )
    expect(compared).toBeGreaterThan(400)
    expect(withDetour).toBeGreaterThan(200)
  })
})
