import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceTable } from './balanceTable.ts'
import { fitTwoWay } from './fitTwoWay.ts'
import { columnSums, largestDifference, rowSums } from './margins.ts'

const SETTINGS = { seed: 20140528, numRuns: 400 }

/** A table with empty cells, and margins of another table with the same empty cells. */
const feasible = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) => {
    const cells = rows * columns
    const level = fc.double({ min: -3, max: 6, noNaN: true }).map(Math.exp)
    const filled = fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => chance < 0.6)
    const list = <T>(value: fc.Arbitrary<T>) =>
      fc.array(value, { minLength: cells, maxLength: cells })
    return fc
      .record({ filled: list(filled), table: list(level), solution: list(level) })
      .map(({ filled: support, table, solution }) => {
        const masked = (values: readonly number[]): Float64Array =>
          Float64Array.from(values, (value, cell) => (support[cell] ? value : 0))
        return {
          table: masked(table),
          rowTargets: rowSums(masked(solution), rows, columns),
          columnTargets: columnSums(masked(solution), rows, columns),
        }
      })
  })

describe('balanced tables', () => {
  test('have the wanted margins and keep the ratios of ratios', () => {
    fc.assert(
      fc.property(feasible, (request) => {
        const { rowTargets, columnTargets, table } = request
        const [rows, columns] = [rowTargets.length, columnTargets.length]
        const { values, relaxed } = balanceTable(request)
        const total = rowTargets.reduce((sum, value) => sum + value, 0)
        expect(relaxed).toBe(false)
        expect(largestDifference(rowSums(values, rows, columns), rowTargets)).toBeLessThan(
          1e-9 * total + 1e-300,
        )
        expect(largestDifference(columnSums(values, rows, columns), columnTargets)).toBeLessThan(
          1e-9 * total + 1e-300,
        )
        for (let i = 1; i < rows; i++) {
          for (let j = 1; j < columns; j++) {
            const corner = [0, j, i * columns, i * columns + j] as const
            if (corner.some((cell) => values[cell]! <= 1e-6 || table[cell] === 0)) continue
            const crossRatio = (of: Float64Array): number =>
              (of[corner[0]]! * of[corner[3]]!) / (of[corner[1]]! * of[corner[2]]!)
            expect(crossRatio(values) / crossRatio(table)).toBeCloseTo(1, 5)
          }
        }
      }),
      SETTINGS,
    )
  })

  test('agree with alternating fitting', () => {
    let compared = 0
    fc.assert(
      fc.property(feasible, (request) => {
        const { table, rowTargets, columnTargets } = request
        const slow = fitTwoWay(table, rowTargets, columnTargets, {
          tolerance: 1e-11,
          maximumSweeps: 20_000,
        })
        if (slow.largestError > 1e-9) return
        compared++
        expect(largestDifference(balanceTable(request).values, slow.values)).toBeLessThan(1e-4)
      }),
      SETTINGS,
    )
    expect(compared).toBeGreaterThan(350)
  })

  test('start again from an earlier solution', () => {
    fc.assert(
      fc.property(feasible, (request) => {
        const first = balanceTable(request)
        const again = balanceTable({ ...request, start: first.logRowFactors })
        expect(again.iterations).toBeLessThanOrEqual(1)
        expect(largestDifference(again.values, first.values)).toBeLessThan(1e-6)
      }),
      SETTINGS,
    )
  })

  test('a senseless start does no harm', () => {
    const request = {
      table: Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5),
      rowTargets: Float64Array.of(10, 20, 30),
      columnTargets: Float64Array.of(15, 25, 20),
    }
    const plain = balanceTable(request).values
    for (const start of [
      [1e6, -1e6, 0],
      [Number.NaN, 0, 0],
      [700, 0, -700],
      [40, 0, -40],
    ]) {
      const { values } = balanceTable({ ...request, start: Float64Array.from(start) })
      expect(largestDifference(values, plain)).toBeLessThan(1e-9)
    }
  })

  test('zero slack: the cell that must vanish is exactly zero', () => {
    // Column 3 can only be filled by row 3, whose whole target it takes.
    const { values, iterations } = balanceTable({
      table: Float64Array.of(8, 2, 0, 3, 7, 0, 1, 1, 5),
      rowTargets: Float64Array.of(10, 9, 6),
      columnTargets: Float64Array.of(11, 8, 6),
    })
    expect([values[6], values[7], values[8]]).toEqual([0, 0, 6])
    expect(largestDifference(rowSums(values, 3, 3), Float64Array.of(10, 9, 6))).toBeLessThan(1e-9)
    expect(iterations).toBeLessThan(10)
  })

  test('nearly zero slack still converges', () => {
    for (const slack of [1e-1, 1e-2, 1e-4]) {
      const rowTargets = Float64Array.of(1000, 900, 600 + slack)
      const { values } = balanceTable({
        table: Float64Array.of(800, 200, 0, 300, 700, 0, 100, 100, 500),
        rowTargets,
        columnTargets: Float64Array.of(1100 + slack, 800, 600),
      })
      expect(values[6]! + values[7]!).toBeCloseTo(slack, 7)
      expect(largestDifference(rowSums(values, 3, 3), rowTargets)).toBeLessThan(1e-6)
    }
  })

  test('an infeasible table is refused with its blocks', () => {
    const request = {
      table: Float64Array.of(9, 0, 1, 5),
      rowTargets: Float64Array.of(10, 4),
      columnTargets: Float64Array.of(9, 5),
    }
    const error = refusal(() => balanceTable(request))
    expect(error.code).toBe('infeasible')
    expect(error.details.blocks).toHaveLength(2)
    const relaxed = balanceTable({ ...request, whenInfeasible: 'relax' })
    expect(relaxed.relaxed).toBe(true)
    expect([...relaxed.values]).toEqual([9, 0, 0, 5])
  })

  test('relaxed tables are the limit of alternating fitting that ends on columns', () => {
    const request = {
      table: Float64Array.of(1000, 60, 0, 40, 50, 500, 0, 10, 20, 0, 100, 0, 10, 20, 0, 200),
      rowTargets: Float64Array.of(1112.5, 562.5, 95, 240),
      columnTargets: Float64Array.of(1080, 580, 100, 250),
    }
    const slow = fitTwoWay(request.table, request.rowTargets, request.columnTargets, {
      tolerance: 1e-9,
      maximumSweeps: 30_000,
    })
    expect(slow.largestError).toBeGreaterThan(1)
    const { values } = balanceTable({ ...request, whenInfeasible: 'relax' })
    expect(largestDifference(values, slow.values)).toBeLessThan(0.01)
  })

  test('persons without a cell are refused even when relaxed', () => {
    const request = {
      table: Float64Array.of(0, 0, 1, 1),
      rowTargets: Float64Array.of(2, 2),
      columnTargets: Float64Array.of(2, 2),
      whenInfeasible: 'relax',
    } as const
    expect(refusal(() => balanceTable(request)).code).toBe('infeasible')
  })

  test('shapes', () => {
    const request = {
      table: new Float64Array(3),
      rowTargets: new Float64Array(2),
      columnTargets: new Float64Array(2),
    }
    expect(refusal(() => balanceTable(request)).code).toBe('shape_mismatch')
    const start = new Float64Array(3)
    const right = { ...request, table: new Float64Array(4) }
    expect(refusal(() => balanceTable({ ...right, start })).code).toBe('shape_mismatch')
    expect([...balanceTable(right).values]).toEqual([0, 0, 0, 0])
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
