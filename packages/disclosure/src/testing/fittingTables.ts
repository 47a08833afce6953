import type { PublishedCells } from '../audit/auditCells.ts'

const MOST_TRIED = 60_000

/**
 * Every table that fits what is published, by trying all: for tests of small tables, and without
 * anything of the audit in it.
 *
 * @param finest cells that are no totals; the others are their sums.
 * @param most no cell is larger.
 * @returns null where there is more to try than a test should.
 */
export function fittingTables(
  { figures, relations, leastOf }: PublishedCells,
  finest: readonly number[],
  most: number,
): readonly (readonly number[])[] | null {
  const found: number[][] = []
  let tried = 0
  const table = figures.map((figure) => figure ?? -1)
  const isFinest = new Set(finest)
  // Each relation is looked at as soon as all of its finest cells are filled.
  const last = relations.map(({ parts }) =>
    Math.max(...leavesOf(parts).map((one) => finest.indexOf(one))),
  )
  function leavesOf(cells: readonly number[]): readonly number[] {
    return cells.flatMap((cell) => {
      if (isFinest.has(cell)) return [cell]
      const below = relations.find(({ total }) => total === cell)!
      return leavesOf(below.parts)
    })
  }
  const leaves = figures.map((_, cell) => leavesOf([cell]))
  const sumOf = (cell: number): number => leaves[cell]!.reduce((sum, one) => sum + table[one]!, 0)
  const fill = (at: number): void => {
    if (at === finest.length) {
      found.push(figures.map((_, cell) => sumOf(cell)))
      return
    }
    const cell = finest[at]!
    const shown = figures[cell]!
    const from = shown ?? leastOf(cell)
    for (let value = from; value <= (shown ?? most); value++) {
      tried += 1
      if (tried > MOST_TRIED) return
      table[cell] = value
      if (isPossible(at)) fill(at + 1)
    }
  }
  const isPossible = (at: number): boolean =>
    relations.every(({ total }, one) => {
      if (last[one] !== at) return true
      const sum = sumOf(total)
      const told = figures[total]
      return told === null ? sum >= leastOf(total) : sum === told
    })
  fill(0)
  return tried > MOST_TRIED ? null : found
}
