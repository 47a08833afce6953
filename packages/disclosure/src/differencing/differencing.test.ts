import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layTable } from '../table/layTable.ts'
import { protectTable } from '../table/protectTable.ts'
import { aTable, flat } from '../testing/randomTables.ts'
import { answerSum } from './answerSum.ts'
import { differencingCheck, type SumQuery } from './differencingCheck.ts'

const RULE = { threshold: 5, zeros: 'shown' } as const

const aQuery = (groups: number): fc.Arbitrary<SumQuery> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: groups - 1 }), { minLength: 1 })
    .map((chosen) => ({ groups: chosen }))

const indicator = ({ groups }: SumQuery, size: number) =>
  Array.from({ length: size }, (_, at) => (groups.includes(at) ? 1 : 0))

/** Whether a set's count is a combination of counts that were told. */
function follows(told: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  return rankOf(told) === rankOf([...told, wanted])
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    ;[left[rank], left[pivot]] = [left[pivot]!, left[rank]!]
    for (let at = rank + 1; at < left.length; at++) {
      const factor = left[at]![column]! / left[rank]![column]!
      left[at] = left[at]!.map((value, i) => value - factor * left[rank]![i]!)
    }
    rank += 1
  }
  return rank
}

describe('free questions', () => {
  test('two that differ by few are not both answered', () => {
    const counts = [40, 2, 31]
    const all = { groups: [0, 1, 2] }
    expect(differencingCheck(counts, [], all)).toEqual({ kind: 'answered', count: 73 })
    expect(differencingCheck(counts, [all], { groups: [0, 2] })).toEqual({ kind: 'refused' })
    expect(differencingCheck(counts, [all], { groups: [0] })).toEqual({
      kind: 'answered',
      count: 40,
    })
    expect(differencingCheck(counts, [], { groups: [1] })).toEqual({ kind: 'refused' })
    // Nobody among them is told.
    expect(differencingCheck([40, 0], [{ groups: [0, 1] }], { groups: [0] })).toMatchObject({
      count: 40,
    })
  })

  test('three that tell of few only together are not all answered', () => {
    // (a + b) + (b + c) - (a + b + c) = b
    const counts = [30, 3, 30]
    const earlier = [{ groups: [0, 1] }, { groups: [1, 2] }]
    expect(differencingCheck(counts, [], earlier[0]!).kind).toBe('answered')
    expect(differencingCheck(counts, earlier.slice(0, 1), earlier[1]!).kind).toBe('answered')
    expect(differencingCheck(counts, earlier, { groups: [0, 1, 2] }).kind).toBe('refused')
  })

  test('no set of groups whose count follows from the answers is small', () => {
    let [answered, refused] = [0, 0]
    const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(counts, fc.array(aQuery(6), { minLength: 2, maxLength: 8 }), (groups, asked) => {
        const told: SumQuery[] = []
        for (const query of asked) {
          if (differencingCheck(groups, told, query, RULE).kind === 'answered') told.push(query)
          else refused += 1
        }
        answered += told.length
        const rows = told.map((query) => indicator(query, 6))
        for (let way = 1; way < 64; way++) {
          const wanted = Array.from({ length: 6 }, (_, at) => (way >> at) & 1)
          const count = groups.reduce((sum, one, at) => sum + one * wanted[at]!, 0)
          if (count >= 1 && count <= 4) expect(follows(rows, wanted)).toBe(false)
        }
      }),
      { seed: 20140528, numRuns: 80 },
    )
    expect(answered).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(50)
  })
})

describe('questions to a protected release', () => {
  test('sums are told of shown figures alone', () => {
    expect([answerSum([12, 7]), answerSum([]), answerSum([12, null, 7])]).toEqual([19, 0, null])
  })

  test('no two answers differ by a small count of what is left out', () => {
    let compared = 0
    fc.assert(
      fc.property(aTable([flat('A', 3), flat('B', 3)]), (table) => {
        const result = protectTable(table, RULE)
        if (result.kind !== 'protected') return
        const { counts } = layTable(table)
        const figures = result.cells.map(({ count }) => count)
        const inner = [5, 6, 7, 9, 10, 11, 13, 14, 15]
        // Every sum of a block of inner cells, and every total, as far as they are answered.
        const answers: { readonly cells: readonly number[]; readonly sum: number }[] = []
        const add = (cells: readonly number[], covers: readonly number[]) => {
          const sum = answerSum(cells.map((cell) => figures[cell]!))
          if (sum !== null) answers.push({ cells: covers, sum })
        }
        for (let way = 1; way < 512; way++) {
          const cells = inner.filter((_, at) => ((way >> at) & 1) === 1)
          add(cells, cells)
        }
        for (const row of [1, 2, 3])
          add(
            [4 * row],
            [1, 2, 3].map((column) => 4 * row + column),
          )
        for (const column of [1, 2, 3])
          add(
            [column],
            [1, 2, 3].map((row) => 4 * row + column),
          )
        add([0], inner)
        for (const one of answers) {
          for (const other of answers) {
            if (!other.cells.every((cell) => one.cells.includes(cell))) continue
            compared += 1
            const rest = one.cells.filter((cell) => !other.cells.includes(cell))
            const people = rest.reduce((sum, cell) => sum + counts[cell]!, 0)
            expect(one.sum - other.sum).toBe(people)
            expect(people >= 1 && people <= 4).toBe(false)
          }
        }
      }),
      { seed: 20140528, numRuns: 25 },
    )
    expect(compared).toBeGreaterThan(500)
  })
})
