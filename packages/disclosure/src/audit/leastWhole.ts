import type { HiddenPart } from './hiddenParts.ts'
import { Simplex } from './Simplex.ts'

/** Programmes solved before a search is given up. */
const MOST_NODES = 40
/** Parts with more unknowns are not searched. */
const MOST_UNKNOWNS = 400

/**
 * A table of whole numbers in which an unknown is least (sign 1) or greatest (-1), by branch and bound.
 *
 * @returns null where none was found within the bounds of the search.
 * @source Land and Doig (1960), An automatic method of solving discrete programming problems,
 * Econometrica 28
 */
export function leastWhole(
  { cells, equations }: HiddenPart,
  at: number,
  sign: 1 | -1,
): Float64Array | null {
  const size = cells.length
  if (size > MOST_UNKNOWNS) return null
  const free = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const waiting = [{ from: new Float64Array(size), to: free }]
  let best: Float64Array | null = null
  for (let nodes = 0; nodes < MOST_NODES; nodes++) {
    const node = waiting.pop()
    if (node === undefined) break
    const { from, to } = node
    const shifted = equations.map(({ columns, factors, right }) => ({
      columns,
      factors,
      right: columns.reduce((left, column, i) => left - factors[i]! * from[column]!, right),
    }))
    const simplex = new Simplex(
      size,
      shifted,
      to.map((upper, i) => upper - from[i]!),
    )
    if (!simplex.isFeasible) continue
    if (simplex.minimise((j) => (j === at ? sign : 0)) !== 'least') continue
    const values = simplex.values().map((value, i) => value + from[i]!)
    if (best !== null && sign * values[at]! > sign * best[at]! - 1 + 1e-6) continue
    const broken = values.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6)
    if (broken < 0) {
      best = values
      continue
    }
    const value = values[broken]!
    waiting.push({ from: from.with(broken, Math.ceil(value)), to })
    waiting.push({ from, to: to.with(broken, Math.floor(value)) })
  }
  return best
}
