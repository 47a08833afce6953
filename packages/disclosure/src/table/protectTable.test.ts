import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastProtection } from '../primary/DisclosureRule.ts'
import { fittingTables } from '../testing/fittingTables.ts'
import { aTable, finestKeys, flat, grouped } from '../testing/randomTables.ts'
import type { CountTable } from './CountTable.ts'
import { layTable } from './layTable.ts'
import { type ProtectedCell, protectTable } from './protectTable.ts'

const RULE = { threshold: 5, zeros: 'shown' } as const

const shownOf = (cells: readonly ProtectedCell[]) =>
  new Map(cells.map(({ key, count }) => [key.join(' '), count]))

describe('by hand', () => {
  const table: CountTable = {
    dimensions: [flat('C', 2), flat('S', 2)],
    counts: [
      { key: ['C0', 'S0'], count: 3 },
      { key: ['C0', 'S1'], count: 40 },
      { key: ['C1', 'S0'], count: 25 },
      { key: ['C1', 'S1'], count: 32 },
    ],
  }

  test('a small count takes three others with it, and says within what it is', () => {
    const result = protectTable(table, RULE)
    if (result.kind !== 'protected') throw new Error(result.kind)
    const cell = (...key: string[]) => result.cells.find((one) => one.key.join() === key.join())!
    expect(cell('C0', 'S0')).toEqual({
      ...{ key: ['C0', 'S0'], status: 'small', count: null },
      ...{ low: 1, high: 27, protects: null },
    })
    expect(cell('C1', 'S1')).toMatchObject({ status: 'complementary', protects: ['C0', 'S0'] })
    expect(cell('_T', '_T')).toMatchObject({ status: 'shown', count: 100 })
    expect(result.cells.filter(({ count }) => count === null)).toHaveLength(4)
  })

  test('a table without small counts is shown as it is', () => {
    const counts = table.counts.map((one) => ({ ...one, count: one.count + 5 }))
    const result = protectTable({ ...table, counts }, RULE)
    expect(
      result.kind === 'protected' && result.cells.every(({ status }) => status === 'shown'),
    ).toBe(true)
  })

  test('where nothing protects a small count nothing is shown', () => {
    const counts = [{ key: ['C0', 'S0'], count: 3 }]
    // The small one is all there is, and how many there are in all is known already.
    const fixed = [['_T', '_T']]
    expect(protectTable({ ...table, counts, fixed }, RULE)).toEqual({
      kind: 'no_safe_pattern',
      small: [
        ['_T', '_T'],
        ['_T', 'S0'],
        ['C0', '_T'],
        ['C0', 'S0'],
      ],
    })
    const result = protectTable({ ...table, counts }, RULE)
    if (result.kind !== 'protected') throw new Error(result.kind)
    const shown = result.cells.filter((cell) => cell.count !== null)
    expect(shown.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
    // Of seven in all a small one leaves too little room; zeros that may be left out make more.
    const seven = [...counts, { key: ['C1', 'S1'], count: 4 }]
    const known = {
      ...table,
      counts: seven,
      fixed: [
        ['_T', '_T'],
        ['C0', '_T'],
        ['C1', '_T'],
      ],
    }
    expect(protectTable(known, RULE).kind).toBe('no_safe_pattern')
    expect(() => protectTable({ ...known, fixed: [['C0', 'X']] }, RULE)).toThrow(/no code/)
  })

  test('totals that are given must be right, and codes known', () => {
    const wrong = { key: ['_T', 'S0'], count: 27 }
    expect(() => protectTable({ ...table, counts: [...table.counts, wrong] })).toThrow(/come to 28/)
    const refused = (key: string[], count: number) =>
      expect(() => protectTable({ ...table, counts: [{ key, count }] }))
    refused(['X', 'S0'], 5).toThrow(/X is no code of C/)
    refused(['C0'], 5).toThrow(/one code for each dimension/)
    refused(['C0', 'S0'], -1).toThrow(/negative/)
    refused(['C0', 'S0'], 1.5).toThrow(/no count/)
    expect(() => protectTable({ ...table, counts: [...table.counts, table.counts[0]!] })).toThrow(
      /twice/,
    )
    const loop = {
      id: 'L',
      codes: [
        { id: 'a', parent: 'b' },
        { id: 'b', parent: 'a' },
      ],
    }
    expect(() => protectTable({ dimensions: [loop], counts: [] })).toThrow(/below each other/)
  })

  test('a protection that lets sums of what is left out be small is refused', () => {
    expect(() => protectTable(table, { ...RULE, protection: 2 })).toThrow(/from 3 on/)
    expect(() => protectTable(table, { ...RULE, threshold: 0 })).toThrow(/threshold/)
    const wide = protectTable(table, { ...RULE, protection: 20 })
    if (wide.kind !== 'protected') throw new Error(wide.kind)
    for (const one of wide.cells)
      if (one.count === null) expect(one.high - one.low).toBeGreaterThanOrEqual(20)
  })
})

describe.each([
  ['a line', [flat('A', 5)], undefined, 60],
  ['two dimensions', [flat('A', 3), flat('B', 2)], undefined, 40],
  ['a hierarchy', [grouped('A', 2, 2), flat('B', 2)], undefined, 25],
  ['two hierarchies', [grouped('A', 2, 1), grouped('B', 1, 2)], undefined, 40],
  ['three dimensions', [flat('A', 2), flat('B', 2), flat('C', 2)], undefined, 20],
  ['margins without the cells', [flat('A', 2), flat('B', 3)], [['A'], ['B']], 40],
  [
    'linked margins',
    [flat('A', 2), flat('B', 2), flat('C', 2)],
    [
      ['A', 'B'],
      ['A', 'C'],
    ],
    15,
  ],
] as const)('%s', (_, dimensions, publish, numRuns) => {
  test('nothing left out can be told, nor any sum of it that is small', () => {
    let [protectedTables, tried, hidden] = [0, 0, 0]
    fc.assert(
      fc.property(aTable(dimensions, publish), (table) => {
        const laid = layTable(table)
        const total = laid.counts.reduce((most, one) => Math.max(most, one), 0)
        const result = protectTable(table, RULE)
        if (result.kind !== 'protected') return
        protectedTables += 1
        const shown = shownOf(result.cells)
        const figures = laid.counts.map((_, cell) => shown.get(laid.keyOf(cell).join(' ')) ?? null)
        laid.counts.forEach((count, cell) => {
          if (count >= 1 && count <= 4) expect(figures[cell]).toBe(null)
          if (count === 0 && !laid.isUnpublished[cell]) expect(figures[cell]).toBe(0)
        })
        const leastOf = (cell: number) => (laid.isUnpublished[cell] ? 0 : 1)
        const keys = finestKeys(table.dimensions).map((key) => key.join(' '))
        const finest = laid.counts.flatMap((_, cell) =>
          keys.includes(laid.keyOf(cell).join(' ')) ? [cell] : [],
        )
        const tables = fittingTables({ figures, relations: laid.relations, leastOf }, finest, total)
        if (tables === null) return
        tried += 1
        const left = figures.flatMap((figure, cell) => (figure === null ? [cell] : []))
        hidden += left.length
        const width = leastProtection(RULE, publish !== undefined)
        for (const cell of left) {
          if (laid.isUnpublished[cell] && !(laid.counts[cell]! >= 1 && laid.counts[cell]! <= 4))
            continue
          const values = tables.map((one) => one[cell]!)
          expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(width)
        }
        for (const cells of subsetsOf(left.filter((cell) => finest.includes(cell)))) {
          const sum = cells.reduce((all, cell) => all + laid.counts[cell]!, 0)
          if (sum < 1 || sum > 4) continue
          const sums = new Set(
            tables.map((one) => cells.reduce((all, cell) => all + one[cell]!, 0)),
          )
          expect(sums.size).toBeGreaterThan(1)
        }
      }),
      { seed: 20140528, numRuns },
    )
    expect(protectedTables).toBe(numRuns)
    expect(tried).toBeGreaterThan(numRuns / 10)
    expect(hidden).toBeGreaterThan(tried)
  })
})

/** Some hundreds of the ways to choose. */
function* subsetsOf(cells: readonly number[]): Generator<readonly number[]> {
  const ways = 2 ** Math.min(cells.length, 8)
  for (let way = 1; way < ways; way++) yield cells.filter((_, at) => ((way >> at) & 1) === 1)
}

describe('a large table', () => {
  test('is safe by its audit, and mostly shown', () => {
    const dimensions = [grouped('A', 6, 6, 6), flat('B', 8)]
    const counts = finestKeys(dimensions).map((key, at) => ({ key, count: (at * 7919) % 61 }))
    const result = protectTable({ dimensions, counts }, RULE)
    if (result.kind !== 'protected') throw new Error(result.kind)
    const left = result.cells.filter((one) => one.count === null)
    for (const one of left) {
      if (one.count === null) expect(one.high - one.low).toBeGreaterThanOrEqual(3)
    }
    expect(left.length).toBeLessThan(result.cells.length / 3)
  })
})
