import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layTable } from '../table/layTable.ts'
import { fittingTables } from '../testing/fittingTables.ts'
import { aTable, flat, grouped } from '../testing/randomTables.ts'
import { auditCells, type PublishedCells } from './auditCells.ts'
import { Simplex } from './Simplex.ts'

const SEED = { seed: 20140528 }

describe('by hand', () => {
  const line = (least: number): PublishedCells => ({
    figures: [20, 12, null, null],
    relations: [{ total: 0, parts: [1, 2, 3] }],
    leastOf: () => least,
  })

  test('two figures of a line can be what is left but the least of the other', () => {
    const found = auditCells(line(1))
    expect(found.get(2)).toEqual({ low: 1, high: 7, outerLow: 1, outerHigh: 7 })
    expect(auditCells(line(0)).get(3)).toMatchObject({ low: 0, high: 8 })
  })

  test('one figure of a line is known', () => {
    const figures = [20, 12, null, 2]
    const found = auditCells({ ...line(1), figures })
    expect(found.get(2)).toMatchObject({ low: 6, high: 6 })
  })

  test('what no total limits has no end', () => {
    const found = auditCells({ ...line(1), figures: [null, 12, null, 3] })
    expect(found.get(2)).toMatchObject({ low: 1, high: Number.POSITIVE_INFINITY })
    expect(found.get(0)).toMatchObject({ low: 16, high: Number.POSITIVE_INFINITY })
  })

  test('figures that do not add up are refused', () => {
    expect(() => auditCells({ ...line(1), figures: [20, 25, null, null] })).toThrow(/add up/)
  })

  // Investment by activity (rows) and region (columns), 22 sensitive: known from Fischetti and Salazar
  // (2000), quoted from memory; the bounds are worked out by hand: 30 - x >= 0 and x - 5 >= 0.
  test('a table of the literature: four figures left out, one of them within 5 and 30', () => {
    const figures = [
      ...[20, 50, 10, 80],
      ...[null, 19, null, 49],
      ...[null, 32, null, 61],
      ...[45, 101, 44, 190],
    ]
    const relations = [
      ...[0, 1, 2, 3].map((row) => ({
        total: 4 * row + 3,
        parts: [4 * row, 4 * row + 1, 4 * row + 2],
      })),
      ...[0, 1, 2, 3].map((column) => ({
        total: 12 + column,
        parts: [column, 4 + column, 8 + column],
      })),
    ]
    const found = auditCells({ figures, relations, leastOf: () => 0 })
    expect(found.get(6)).toEqual({ low: 5, high: 30, outerLow: 5, outerHigh: 30 })
    expect(found.get(4)).toMatchObject({ low: 0, high: 25 })
    expect(found.get(8)).toMatchObject({ low: 0, high: 25 })
    expect(found.get(10)).toMatchObject({ low: 4, high: 29 })
  })
})

describe('against every table that fits', () => {
  test.each([
    ['two dimensions', [flat('A', 3), flat('B', 3)]],
    ['a hierarchy', [grouped('A', 2, 2), flat('B', 2)]],
    ['two hierarchies', [grouped('A', 2, 1), grouped('B', 2, 1)]],
    ['three dimensions', [flat('A', 2), flat('B', 2), flat('C', 2)]],
  ])('%s', (_, dimensions) => {
    let [looked, exact] = [0, 0]
    fc.assert(
      fc.property(
        aTable(dimensions),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 40, maxLength: 40 }),
        (table, wished) => {
          const { counts, relations } = layTable(table)
          const totals = new Set(relations.map(({ total }) => total))
          const finest = counts.flatMap((_, cell) => (totals.has(cell) ? [] : [cell]))
          const figures = counts.map((count, cell) =>
            wished[cell % 40] === 0 && count > 0 ? null : count,
          )
          const published = { figures, relations, leastOf: () => 1 }
          const most = counts.reduce((max, one) => Math.max(max, one), 0) + 2
          const tables = fittingTables(published, finest, Math.min(most, 14))
          if (tables === null) return
          for (const [cell, { low, high, outerLow, outerHigh }] of auditCells(published)) {
            const values = tables.map((one) => one[cell]!)
            looked += 1
            if (low === outerLow && high === outerHigh) exact += 1
            expect(outerLow).toBeLessThanOrEqual(Math.min(...values))
            expect(low).toBeGreaterThanOrEqual(outerLow)
            // The search of all tables ends somewhere; below that it must find what the audit does.
            if (high <= 14) expect([low, high]).toEqual([Math.min(...values), Math.max(...values)])
            expect(outerHigh).toBeGreaterThanOrEqual(Math.max(...values))
          }
        },
      ),
      { ...SEED, numRuns: 40 },
    )
    expect(looked).toBeGreaterThan(60)
    expect(exact).toBeGreaterThan(looked * 0.95)
  })

  test('stopping early tells no more than is so', () => {
    fc.assert(
      fc.property(aTable([flat('A', 3), flat('B', 3)]), (table) => {
        const { counts, relations } = layTable(table)
        const figures = counts.map((count, cell) => (cell % 3 === 1 && count > 0 ? null : count))
        const published = { figures, relations, leastOf: () => 1 }
        const whole = auditCells(published)
        for (const [cell, early] of auditCells(published, { known: counts, enough: () => 2 })) {
          const { low, high } = whole.get(cell)!
          expect(early.low).toBeGreaterThanOrEqual(low)
          expect(early.high).toBeLessThanOrEqual(high)
          expect(early.high - early.low >= 2).toBe(high - low >= 2)
        }
      }),
      { ...SEED, numRuns: 60 },
    )
  })
})

describe('linear programmes', () => {
  test('upper bounds are kept', () => {
    const programme = new Simplex(
      3,
      [{ columns: [0, 1, 2], factors: [1, 1, -1], right: 4 }],
      Float64Array.of(3, 5, 2),
    )
    expect(programme.isFeasible).toBe(true)
    expect(programme.minimise((column) => [-1, 0, 0][column]!)).toBe('least')
    expect(programme.values()[0]).toBe(3)
    programme.minimise((column) => [-2, -1, 0][column]!)
    expect([...programme.values()]).toEqual([3, 3, 2])
    programme.minimise((column) => [1, 0, 0][column]!)
    expect(programme.values()[0]).toBe(0)
  })

  test('what cannot be is told', () => {
    const short = new Simplex(
      2,
      [{ columns: [0, 1], factors: [1, 1], right: 9 }],
      Float64Array.of(3, 5),
    )
    expect(short.isFeasible).toBe(false)
  })
})
