import { Simplex } from '../audit/Simplex.ts'
import type { CellTask } from './CountedCells.ts'

/** How counts would differ in another table with the same sums, by cell. */
export type Move = ReadonlyMap<number, number>

export interface PossibleMove {
  readonly move: Move
  /** Only then is it another table of whole numbers. */
  readonly isWhole: boolean
  /** People in cells that must be left out besides, then cells. */
  readonly cost: number
}

/** So that of two ways with the same people the one with fewer cells is taken. */
const A_CELL = 1 / 1_000

/**
 * The way to another table in which a cell differs by so much, that leaves out the fewest people
 * besides those already left out, as far as linear programming finds it.
 *
 * @returns null where the cell cannot differ so, whatever is left out.
 * @remarks One linear programme over all cells that may be left out.
 * @source Kelly, Golden and Assad (1992), Cell suppression: disclosure protection for sensitive
 * tabular data, Networks 22 (the relaxation, for one cell after the other) [not checked against the text]
 */
export function cheapestMove(
  task: CellTask,
  hidden: readonly boolean[],
  cell: number,
  difference: number,
): PossibleMove | null {
  const { counts, relations, least, isFree } = task
  if (counts[cell]! + difference < least[cell]!) return null
  const columns: { readonly cell: number; readonly sign: 1 | -1; readonly price: number }[] = []
  const upper: number[] = []
  const columnsOf = new Map<number, number[]>()
  counts.forEach((count, one) => {
    if (one === cell || !(hidden[one] || isFree[one])) return
    const price = hidden[one] ? 0 : count + A_CELL
    const own = [columns.length]
    columns.push({ cell: one, sign: 1, price })
    upper.push(Number.POSITIVE_INFINITY)
    if (count > least[one]!) {
      own.push(columns.length)
      columns.push({ cell: one, sign: -1, price })
      upper.push(count - least[one]!)
    }
    columnsOf.set(one, own)
  })
  const equations = relations.flatMap(({ total, parts }) => {
    const places: number[] = []
    const factors: number[] = []
    let right = 0
    const take = (one: number, factor: number) => {
      if (one === cell) right -= factor * difference
      for (const column of columnsOf.get(one) ?? []) {
        places.push(column)
        factors.push(factor * columns[column]!.sign)
      }
    }
    take(total, -1)
    for (const part of parts) take(part, 1)
    return places.length === 0 && right === 0 ? [] : [{ columns: places, factors, right }]
  })
  const simplex = new Simplex(columns.length, equations, Float64Array.from(upper))
  if (!simplex.isFeasible) return null
  simplex.minimise((column) => columns[column]!.price)
  const move = new Map([[cell, difference]])
  let cost = 0
  simplex.values().forEach((value, at) => {
    if (value < 1e-7) return
    const { cell: one, sign, price } = columns[at]!
    if (!move.has(one)) cost += price
    move.set(one, (move.get(one) ?? 0) + sign * value)
  })
  return { ...roundedMove(move), cost }
}

function roundedMove(move: Map<number, number>): Pick<PossibleMove, 'move' | 'isWhole'> {
  const isWhole = [...move.values()].every((value) => Math.abs(value - Math.round(value)) < 1e-6)
  if (!isWhole) return { move, isWhole }
  const whole = [...move].flatMap(([cell, value]): [number, number][] =>
    Math.round(value) === 0 ? [] : [[cell, Math.round(value)]],
  )
  return { move: new Map(whole), isWhole }
}
