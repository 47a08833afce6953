import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFeasibilityBlocks, isFeasible } from './findFeasibilityBlocks.ts'
import { sum } from './margins.ts'
import { compressTable } from './SparseTable.ts'

const SETTINGS = { seed: 20140528, numRuns: 2000 }

interface Margins {
  readonly size: number
  readonly cells: Float64Array
  readonly rows: Float64Array
  readonly columns: Float64Array
}

/** Small tables with many empty cells and whole targets, so that ties and zero slack are common. */
const margins: fc.Arbitrary<Margins> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc
    .record({
      cells: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: size ** 2, maxLength: size ** 2 }),
      rows: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }),
      columns: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }),
    })
    .map(({ cells, rows, columns }) => ({
      size,
      cells: Float64Array.from(cells),
      rows: Float64Array.from(rows),
      columns: Float64Array.from(columns),
    })),
)

/** Columns that any of the rows in the set reaches. */
function reached({ size, cells }: Margins, set: number): number[] {
  const columns: number[] = []
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      if ((set >> i) & 1 && cells[i * size + j]! > 0) {
        columns.push(j)
        break
      }
    }
  }
  return columns
}

/** Gale's condition over all sets of rows: what they hold fits into the columns they reach. */
function bruteForceFeasible(table: Margins): boolean {
  if (sum(table.rows) !== sum(table.columns)) return false
  for (let set = 1; set < 1 << table.size; set++) {
    const held = table.rows.reduce((total, row, i) => total + ((set >> i) & 1 ? row : 0), 0)
    const room = reached(table, set).reduce((total, j) => total + table.columns[j]!, 0)
    if (held > room) return false
  }
  return true
}

/** Smallest room over held of any set of rows with a target. */
function bruteForceSmallestRatio(table: Margins): number {
  let smallest = Number.POSITIVE_INFINITY
  for (let set = 1; set < 1 << table.size; set++) {
    const held = table.rows.reduce((total, row, i) => total + ((set >> i) & 1 ? row : 0), 0)
    const room = reached(table, set).reduce((total, j) => total + table.columns[j]!, 0)
    if (held > 0) smallest = Math.min(smallest, room / held)
  }
  return smallest
}

const blocksOf = ({ size, cells, rows, columns }: Margins) =>
  findFeasibilityBlocks(compressTable(cells, size, size), rows, columns)

describe('feasibility blocks', () => {
  test('agree with the condition checked on every set of rows', () => {
    let feasible = 0
    fc.assert(
      fc.property(margins, (table) => {
        const expected = bruteForceFeasible(table)
        if (expected) feasible++
        expect(isFeasible(blocksOf(table), sum(table.columns))).toBe(expected)
      }),
      SETTINGS,
    )
    expect(feasible).toBeGreaterThan(50)
  })

  test('begin with the smallest ratio any set of rows has', () => {
    fc.assert(
      fc.property(margins, (table) => {
        const smallest = bruteForceSmallestRatio(table)
        const [first] = blocksOf(table).filter(({ rows }) => rows.length > 0)
        if (first === undefined) expect(smallest).toBe(Number.POSITIVE_INFINITY)
        else expect(first.ratio).toBeCloseTo(smallest, 9)
      }),
      SETTINGS,
    )
  })

  test('hold every target once, in increasing ratio, and no cell leads to a smaller ratio', () => {
    fc.assert(
      fc.property(margins, (table) => {
        const blocks = blocksOf(table)
        const rows = blocks.flatMap((block) => [...block.rows])
        const columns = blocks.flatMap((block) => [...block.columns])
        const held = (targets: Float64Array): number[] =>
          [...targets.keys()].filter((place) => targets[place]! > 0)
        expect(rows.toSorted()).toEqual(held(table.rows))
        expect(columns.toSorted()).toEqual(held(table.columns))
        const blockOfRow = new Map(blocks.flatMap((b, at) => [...b.rows].map((row) => [row, at])))
        const blockOfColumn = new Map(blocks.flatMap((b, at) => [...b.columns].map((c) => [c, at])))
        for (let cell = 0; cell < table.cells.length; cell++) {
          const from = blockOfRow.get(Math.floor(cell / table.size))
          const to = blockOfColumn.get(cell % table.size)
          if (table.cells[cell]! > 0 && from !== undefined && to !== undefined) {
            expect(blocks[to]!.ratio).toBeLessThanOrEqual(blocks[from]!.ratio + 1e-12)
          }
        }
        const ratios = blocks.map(({ ratio }) => ratio)
        expect(ratios).toEqual(ratios.toSorted((a, b) => a - b))
      }),
      SETTINGS,
    )
  })

  test('parts of a feasible table add up each for itself', () => {
    fc.assert(
      fc.property(margins, (table) => {
        if (!bruteForceFeasible(table)) return
        for (const part of blocksOf(table).flatMap(({ parts }) => parts)) {
          const rowTotal = sum(Array.from(part.rows, (row) => table.rows[row]!))
          const columnTotal = sum(Array.from(part.columns, (column) => table.columns[column]!))
          expect(rowTotal).toBeCloseTo(columnTotal, 9)
        }
      }),
      SETTINGS,
    )
  })

  test('a connected table with a column that only one row feeds', () => {
    const cells = Float64Array.of(9, 4, 0, 3, 5, 5, 0, 1, 2, 0, 1, 0, 1, 2, 0, 2)
    const table = compressTable(cells, 4, 4)
    const rows = Float64Array.of(1112.5, 562.5, 95, 240)
    const columns = Float64Array.of(1080, 580, 100, 250)
    const blocks = findFeasibilityBlocks(table, rows, columns)
    expect(blocks.map(({ rows: r, columns: c }) => [[...r], [...c]])).toEqual([
      [
        [0, 1, 3],
        [0, 1, 3],
      ],
      [[2], [2]],
    ])
    expect(blocks.map(({ gap }) => gap)).toEqual([-5, 5])
    expect(blocks[1]!.ratio).toBeCloseTo(100 / 95, 12)
  })

  test('rows without columns and columns without rows', () => {
    const table = compressTable(Float64Array.of(0, 0, 0, 1), 2, 2)
    const blocks = findFeasibilityBlocks(table, Float64Array.of(2, 3), Float64Array.of(2, 3))
    expect(blocks.map(({ ratio, gap }) => [ratio, gap])).toEqual([
      [0, -2],
      [1, 0],
      [Number.POSITIVE_INFINITY, 2],
    ])
  })
})
