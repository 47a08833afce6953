import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layTable } from '../table/layTable.ts'
import { aCount, aTable, flat } from '../testing/randomTables.ts'
import { type CountedCells, cellTask } from './CountedCells.ts'
import { isSafe } from './isSafe.ts'
import { suppressCells } from './suppressCells.ts'

const RULE = { threshold: 5, zeros: 'shown' } as const

const line = (parts: readonly number[]): CountedCells => ({
  counts: [parts.reduce((sum, one) => sum + one, 0), ...parts],
  relations: [{ total: 0, parts: parts.map((_, at) => at + 1) }],
  isFixed: (cell) => cell === 0,
})

test('lines by hand', () => {
  const hidden = (...parts: number[]) => suppressCells(line(parts), RULE)?.hidden.slice(1) ?? null
  expect(hidden(3, 8, 20, 0)).toEqual([true, true, false, false])
  expect(hidden(2, 4, 20)).toEqual([true, true, false])
  expect(hidden(1, 2, 20)).toEqual([true, true, true])
  // Together 5, each at least 1: within 1 and 3, which is less than is asked.
  expect(hidden(1, 1, 3, 9)).toEqual([true, true, true, true])
  expect(hidden(5, 0, 7)).toEqual([false, false, false])
  expect(hidden(1, 1, 1, 1, 1)).toBe(null)
  expect(hidden(3)).toBe(null)
})

test('cells that are named must not be told, whatever they are, and as widely as is asked', () => {
  const hidden = (parts: readonly number[], more: Partial<CountedCells>) =>
    suppressCells({ ...line(parts), ...more }, RULE)?.hidden.slice(1) ?? null
  const isPrimary = (cell: number) => cell === 1
  expect(hidden([3, 20, 30], { isPrimary: () => false })).toEqual([false, false, false])
  expect(hidden([100, 20, 30], { isPrimary })).toEqual([true, true, false])
  // Nobody, and yet secret: with the 4 it would be between 0 and 4.
  expect(hidden([0, 4, 30], { isPrimary })).toEqual([true, false, true])
  expect(hidden([2, 8, 30], { isPrimary })).toEqual([true, true, false])
  expect(hidden([2, 8, 30], { isPrimary, widthOf: () => 10 })).toEqual([true, false, true])
  expect(hidden([2, 8], { isPrimary, widthOf: () => 10 })).toBe(null)
})

/** Every safe choice of cells besides the small ones. */
function safeChoices(cells: CountedCells) {
  const task = cellTask(cells, RULE)
  const free = cells.counts.flatMap((_, cell) => (task.isFree[cell] ? [cell] : []))
  return Array.from({ length: 2 ** free.length }, (_, choice) =>
    task.isSmall.map(
      (small, cell) =>
        small || ((choice >> free.indexOf(cell)) & 1 & Number(free.includes(cell))) === 1,
    ),
  ).filter((hidden) => isSafe(task, hidden))
}

const peopleIn = ({ counts }: CountedCells, hidden: readonly boolean[]) => [
  counts.reduce((sum, count, cell) => sum + (hidden[cell] ? count : 0), 0),
  hidden.filter((one) => one).length,
]

test('no safe choice leaves out fewer people, then fewer cells, in small tables', () => {
  let compared = 0
  const check = (cells: CountedCells) => {
    const found = suppressCells(cells, RULE)
    const isTold = cells.counts.some(
      (count, cell) => count >= 1 && count <= 4 && cells.isFixed?.(cell),
    )
    const best = isTold
      ? undefined
      : safeChoices(cells)
          .map((hidden) => peopleIn(cells, hidden))
          .toSorted(([a = 0, c = 0], [b = 0, d = 0]) => a - b || c - d)[0]
    if (best === undefined) {
      expect(found).toBe(null)
      return
    }
    compared += 1
    expect(peopleIn(cells, found!.hidden)).toEqual(best)
  }
  fc.assert(
    fc.property(fc.array(aCount, { minLength: 1, maxLength: 7 }), (parts) => check(line(parts))),
    { seed: 20140528, numRuns: 60 },
  )
  fc.assert(
    fc.property(aTable([flat('A', 2), flat('B', 2)]), (table) => {
      const { counts, relations } = layTable(table)
      check({ counts, relations })
    }),
    { seed: 20140528, numRuns: 40 },
  )
  expect(compared).toBeGreaterThan(50)
})

test('cells that must be shown are', () => {
  fc.assert(
    fc.property(
      aTable([flat('A', 3), flat('B', 3)]),
      fc.integer({ min: 0, max: 15 }),
      (table, one) => {
        const { counts, relations } = layTable(table)
        const found = suppressCells({ counts, relations, isFixed: (cell) => cell === one }, RULE)
        if (found !== null) expect(found.hidden[one]).toBe(false)
        if (counts[one]! >= 1 && counts[one]! <= 4) expect(found).toBe(null)
      },
    ),
    { seed: 20140528, numRuns: 40 },
  )
})
