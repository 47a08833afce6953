import { Rng } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excessOf } from '../cells/Relation.ts'
import type { CountTable } from '../table/CountTable.ts'
import { layTable } from '../table/layTable.ts'
import { aTable, finestKeys, flat, grouped } from '../testing/randomTables.ts'
import { roundTable } from './roundTable.ts'

const BASE = 5

/** The two multiples beside it, sums kept, multiples as they were. */
function expectRounding(table: CountTable, rounded: readonly number[]) {
  const { counts, relations } = layTable(table)
  for (const [cell, count] of counts.entries()) {
    expect(rounded[cell]! % BASE).toBe(0)
    expect(Math.abs(rounded[cell]! - count)).toBeLessThan(BASE)
    if (count % BASE === 0) expect(rounded[cell]).toBe(count)
  }
  for (const relation of relations) expect(excessOf(relation, rounded)).toBe(0)
}

describe('rounding that adds up', () => {
  test.each([
    ['a line', [flat('A', 6)]],
    ['two dimensions', [flat('A', 4), flat('B', 5)]],
    ['a hierarchy', [grouped('A', 2, 3), flat('B', 3)]],
  ])('%s: there always is one', (_, dimensions) => {
    fc.assert(
      fc.property(aTable(dimensions), fc.nat(1_000_000), (table, seed) => {
        const result = roundTable(table, BASE, new Rng(seed))
        if (result.kind !== 'rounded') throw new Error(result.kind)
        expectRounding(
          table,
          result.cells.map(({ count }) => count),
        )
      }),
      { seed: 20140528, numRuns: 40 },
    )
  })

  test('three dimensions: right where it is told, and told where it is not found', () => {
    let found = 0
    fc.assert(
      fc.property(
        aTable([flat('A', 2), flat('B', 2), flat('C', 2)]),
        fc.nat(1_000_000),
        (table, seed) => {
          const result = roundTable(table, BASE, new Rng(seed))
          if (result.kind === 'no_rounding') {
            expect(result.cells).toBeGreaterThan(0)
            return
          }
          found += 1
          expectRounding(
            table,
            result.cells.map(({ count }) => count),
          )
        },
      ),
      { seed: 20140528, numRuns: 60 },
    )
    expect(found).toBeGreaterThan(20)
  })

  test('the same generator gives the same table; the mean is what was counted', () => {
    const dimensions = [flat('A', 2), flat('B', 3)]
    const counts = finestKeys(dimensions).map((key, at) => ({
      key,
      count: [1, 3, 12, 7, 4, 9][at]!,
    }))
    const table = { dimensions, counts }
    expect(roundTable(table, BASE, new Rng(7))).toEqual(roundTable(table, BASE, new Rng(7)))
    const random = new Rng(2014)
    const rounds = 3_000
    const laid = layTable(table).counts
    const sums = laid.map(() => 0)
    for (let round = 0; round < rounds; round++) {
      const result = roundTable(table, BASE, random)
      if (result.kind !== 'rounded') throw new Error(result.kind)
      for (const [cell, { count }] of result.cells.entries()) sums[cell]! += count
    }
    for (const [cell, count] of laid.entries()) {
      // Five standard errors of a figure that is one of two multiples.
      const spread = Math.sqrt(((count % BASE) * (BASE - (count % BASE))) / rounds)
      expect(Math.abs(sums[cell]! / rounds - count)).toBeLessThanOrEqual(5 * spread + 1e-9)
    }
  })

  test('a base that rounds nothing is refused', () => {
    expect(() => roundTable({ dimensions: [flat('A', 2)], counts: [] }, 1, new Rng(1))).toThrow(
      /base/,
    )
  })
})
