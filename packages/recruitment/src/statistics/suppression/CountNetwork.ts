import { LARGEST_SMALL } from './suppressLine.ts'

/**
 * A table of counts as a network: each cell flows from its row to its column, each column's total
 * from the column to the one place where all rows begin. What flows in flows out, which is all that
 * totals say. Totals of rows are always shown.
 */
export interface CountNetwork {
  readonly rows: number
  readonly columns: number
  /** Row by row, then the totals of the columns. */
  readonly arcs: readonly Arc[]
}

export interface Arc {
  readonly from: number
  readonly to: number
  readonly value: number
}

/** @param cells counts, row by row. */
export function countNetwork(cells: readonly (readonly number[])[]): CountNetwork {
  const rows = cells.length
  const columns = cells[0]?.length ?? 0
  const end = rows + columns
  const inner = cells.flatMap((row, at) =>
    row.map((value, column) => ({ from: at, to: rows + column, value })),
  )
  const totals = Array.from({ length: columns }, (_, column) => ({
    from: rows + column,
    to: end,
    value: cells.reduce((sum, row) => sum + row[column]!, 0),
  }))
  return { rows, columns, arcs: [...inner, ...totals] }
}

/** Arcs that are not shown, by the places at which they begin and end. */
type Hidden = ReadonlyMap<number, readonly number[]>

function hiddenAt({ arcs }: CountNetwork, hidden: readonly boolean[]): Hidden {
  const at = new Map<number, number[]>()
  arcs.forEach(({ from, to }, index) => {
    if (!hidden[index]) return
    for (const place of [from, to]) {
      const there = at.get(place)
      if (there === undefined) at.set(place, [index])
      else there.push(index)
    }
  })
  return at
}

/**
 * The arcs that are not shown and yet can be computed exactly from what is: those whose value can
 * neither rise nor fall while every total stays. Whoever computes knows that zeros are shown, hence
 * that what is not shown is at least one.
 *
 * @returns their indices. Cost: a search through the hidden arcs for each of them.
 * @source Gusfield (1988), A graph theoretic approach to statistical data security
 */
export function knownArcs(network: CountNetwork, hidden: readonly boolean[]): readonly number[] {
  const at = hiddenAt(network, hidden)
  return network.arcs.flatMap(({ from, to, value }, index) => {
    if (!hidden[index]) return []
    const canMove =
      reaches(network, at, to, from, index) || (value > 1 && reaches(network, at, from, to, index))
    return canMove ? [] : [index]
  })
}

/** Whether one more person can be moved along hidden arcs from one place to another, but not along one of them. */
function reaches(
  { arcs }: CountNetwork,
  at: Hidden,
  start: number,
  goal: number,
  except: number,
): boolean {
  const seen = new Set([start])
  const waiting = [start]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const index of at.get(place) ?? []) {
      const { from, to, value } = arcs[index]!
      // Forward a count rises, which it always can; backward it falls, to one at least.
      if (index === except || (place === to && value <= 1)) continue
      const next = place === from ? to : from
      if (next === goal) return true
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return false
}

/** The rows and columns whose shown total tells that few people are in what is not shown. */
export function tellingLines(
  { rows, columns, arcs }: CountNetwork,
  hidden: readonly boolean[],
): readonly number[] {
  const sums = new Float64Array(rows + columns + 1)
  arcs.forEach(({ from, to, value }, index) => {
    if (!hidden[index]) return
    const isTotal = from >= rows
    if (isTotal) sums[rows + columns]! += value
    else {
      sums[from]! += value
      // A column whose total is hidden too tells nothing.
      if (!hidden[rows * columns + to - rows]) sums[to]! += value
    }
  })
  return [...sums].flatMap((sum, place) => (sum >= 1 && sum <= LARGEST_SMALL ? [place] : []))
}

/** Whether nothing that is not shown can be computed, and no line tells of few people. */
export const isSafe = (network: CountNetwork, hidden: readonly boolean[]): boolean =>
  tellingLines(network, hidden).length === 0 && knownArcs(network, hidden).length === 0
