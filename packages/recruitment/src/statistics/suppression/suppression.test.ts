import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countNetwork, isSafe, knownArcs } from './CountNetwork.ts'
import { isSmall, suppressLine } from './suppressLine.ts'
import { suppressTable } from './suppressTable.ts'

const RUNS = { seed: 20140528, numRuns: 150 }

/** Counts of people: most of them few. */
const aCount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(0) },
)

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

describe('a line of counts', () => {
  test('by hand', () => {
    expect(suppressLine([3, 8, 20, 0])).toEqual([true, true, false, false])
    expect(suppressLine([2, 4, 20])).toEqual([true, true, false])
    expect(suppressLine([1, 2, 20])).toEqual([true, true, true])
    expect(suppressLine([5, 0, 7])).toEqual([false, false, false])
    expect(suppressLine([1, 1, 1, 1, 1])).toBeNull()
    expect(suppressLine([3])).toBeNull()
  })

  test('is safe, and no safe choice leaves out fewer people, then fewer parts', () => {
    fc.assert(
      fc.property(fc.array(aCount, { minLength: 1, maxLength: 7 }), (parts) => {
        const safe = patternsOf(parts).filter((hidden) => isSafeLine(parts, hidden))
        const best = safe.toSorted(
          (a, b) => peopleIn(parts, a) - peopleIn(parts, b) || countOf(a) - countOf(b),
        )[0]
        const found = suppressLine(parts)
        if (best === undefined) expect(found).toBeNull()
        else {
          expect(isSafeLine(parts, found!)).toBe(true)
          expect(peopleIn(parts, found!)).toBe(peopleIn(parts, best))
          expect(countOf(found!)).toBe(countOf(best))
        }
      }),
      RUNS,
    )
  })
})

describe('a table of counts', () => {
  test('what can be computed is what a search of every possible table finds', () => {
    let known = 0
    fc.assert(
      fc.property(aTable(3, 3), fc.array(fc.boolean(), { minLength: 12 }), (cells, wished) => {
        const network = countNetwork(cells)
        const hidden = network.arcs.map(({ value }, at) => value > 0 && wished[at] === true)
        const possible = possibleValues(cells, hidden)
        const computed = hidden.flatMap((one, at) => (one && possible[at]!.size === 1 ? [at] : []))
        known += computed.length
        expect(knownArcs(network, hidden)).toEqual(computed)
      }),
      RUNS,
    )
    expect(known).toBeGreaterThan(50)
  })

  test('nothing left out can be computed, and no line tells of few people', () => {
    let shown = 0
    fc.assert(
      fc.property(fc.oneof(aTable(3, 2), aTable(2, 3)), (cells) => {
        const pattern = suppressTable(cells)
        if (pattern === null) return
        shown += 1
        const hidden = [...pattern.cells.flat(), ...pattern.columnTotals]
        const values = countNetwork(cells).arcs.map(({ value }) => value)
        values.forEach((value, at) => {
          if (isSmall(value)) expect(hidden[at]).toBe(true)
          if (value === 0) expect(hidden[at]).toBe(false)
        })
        const possible = possibleValues(cells, hidden)
        hidden.forEach((one, at) => {
          if (one) expect(possible[at]!.size).toBeGreaterThan(1)
        })
        for (const [row, counts] of cells.entries()) {
          expect(isSmall(sumOf(counts.filter((_, at) => pattern.cells[row]![at])))).toBe(false)
        }
      }),
      RUNS,
    )
    expect(shown).toBeGreaterThan(30)
  })

  test('in small tables no safe pattern leaves out fewer people, then fewer cells', () => {
    let compared = 0
    fc.assert(
      fc.property(aTable(2, 3), (cells) => {
        const network = countNetwork(cells)
        const values = network.arcs.map(({ value }) => value)
        const best = patternsOf(values)
          .filter((hidden) => isSafe(network, hidden))
          .toSorted((a, b) => peopleIn(values, a) - peopleIn(values, b) || countOf(a) - countOf(b))
        const pattern = suppressTable(cells)
        if (best[0] === undefined) {
          expect(pattern).toBeNull()
          return
        }
        compared += 1
        const hidden = [...pattern!.cells.flat(), ...pattern!.columnTotals]
        expect([peopleIn(values, hidden), countOf(hidden)]).toEqual([
          peopleIn(values, best[0]),
          countOf(best[0]),
        ])
      }),
      RUNS,
    )
    expect(compared).toBeGreaterThan(30)
  })

  test('a large table is safe too, and done at once', () => {
    const cells = Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => (row * 7 + column * 13) % 29),
    )
    const pattern = suppressTable(cells)
    const hidden = [...pattern!.cells.flat(), ...pattern!.columnTotals]
    expect(isSafe(countNetwork(cells), hidden)).toBe(true)
    const kept = hidden.filter((one) => !one).length
    expect(kept).toBeGreaterThan(hidden.length / 2)
  })
})

const aTable = (rows: number, columns: number) =>
  fc.array(fc.array(aCount, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: rows,
  })

const peopleIn = (values: readonly number[], hidden: readonly boolean[]): number =>
  sumOf(values.filter((_, at) => hidden[at]))

const countOf = (hidden: readonly boolean[]): number => hidden.filter((one) => one).length

/** Every way to leave out the small counts and any others that are not zero. */
function patternsOf(values: readonly number[]): readonly (readonly boolean[])[] {
  const free = values.flatMap((value, at) => (value > 0 && !isSmall(value) ? [at] : []))
  return Array.from({ length: 2 ** free.length }, (_, choice) =>
    values.map(
      (value, at) =>
        isSmall(value) || (free.includes(at) && ((choice >> free.indexOf(at)) & 1) === 1),
    ),
  )
}

function isSafeLine(parts: readonly number[], hidden: readonly boolean[]): boolean {
  const left = peopleIn(parts, hidden)
  const count = countOf(hidden)
  if (count === 0) return true
  // Whoever computes knows the sum of what is left out, and that each is at least one.
  const values = new Set<number>()
  for (let one = 1; one <= left - (count - 1); one++) if (count > 1 || one === left) values.add(one)
  return values.size > 1 && !isSmall(left)
}

/** Every value that each cell and column total can have, by trying every table that fits. */
function possibleValues(
  cells: readonly (readonly number[])[],
  hidden: readonly boolean[],
): readonly Set<number>[] {
  const columns = cells[0]!.length
  const inner = cells.flat()
  const found = hidden.map(() => new Set<number>())
  const totals = Array.from({ length: columns }, (_, at) => sumOf(cells.map((row) => row[at]!)))
  const filled = inner.map((value, at) => (hidden[at] ? 0 : value))
  const fill = (at: number): void => {
    if (at === inner.length) {
      note()
      return
    }
    const row = Math.floor(at / columns)
    const start = row * columns
    const left = sumOf(cells[row]!) - sumOf(filled.slice(start, start + columns))
    if (!hidden[at]) {
      fill(at + 1)
      return
    }
    for (let value = 1; value <= left; value++) {
      filled[at] = value
      fill(at + 1)
    }
    filled[at] = 0
  }
  const note = (): void => {
    const isRowRight = cells.every(
      (row, at) => sumOf(filled.slice(at * columns, (at + 1) * columns)) === sumOf(row),
    )
    const sums = totals.map((_, at) => sumOf(cells.map((_, row) => filled[row * columns + at]!)))
    const isColumnRight = sums.every((sum, at) =>
      hidden[inner.length + at] ? sum >= 1 : sum === totals[at],
    )
    if (!isRowRight || !isColumnRight) return
    for (const [at, set] of found.entries()) {
      set.add(at < inner.length ? filled[at]! : sums[at - inner.length]!)
    }
  }
  fill(0)
  return found
}
