import { type Equation, Simplex } from '../audit/Simplex.ts'
import type { CellTask } from './CountedCells.ts'

/** How counts would differ in another table with the same sums, by cell. */
export type Move = ReadonlyMap<number, number>

export interface PossibleMove {
  readonly move: Move
  /** Only then is it another table of whole numbers. */
  readonly isWhole: boolean
}

/** So that of two ways with the same people the one with fewer cells is taken. */
const A_CELL = 1 / 1_000

/** A cell that rises or falls. */
interface Column {
  readonly cell: number
  readonly sign: 1 | -1
}

/**
 * Looks for other tables with the same sums in which a cell differs, so that the fewest people are in
 * cells that must be left out besides those already left out, as far as linear programming finds it.
 *
 * One programme over all cells that may be left out serves every search: only what is minimised
 * changes, and each search begins where the last one ended.
 *
 * @source Kelly, Golden and Assad (1992), Cell suppression: disclosure protection for sensitive
 * tabular data, Networks 22 (the relaxation, for one cell after the other) [not checked against the text]
 */
export class MoveSearch {
  readonly #task: CellTask
  readonly #columns: readonly Column[]
  readonly #simplex: Simplex

  /** @param most no cell differs by more. */
  constructor(task: CellTask, most: number) {
    const { counts, least, isFree, isSmall, isUnpublished } = task
    const columns: Column[] = []
    const upper: number[] = []
    const columnsOf = counts.map((count, cell): readonly number[] => {
      if (!(isFree[cell] || isSmall[cell] || isUnpublished[cell])) return []
      const first = columns.length
      columns.push({ cell, sign: 1 })
      upper.push(most)
      if (count > least[cell]!) {
        columns.push({ cell, sign: -1 })
        upper.push(Math.min(most, count - least[cell]!))
      }
      return columns.map((_, at) => at).slice(first)
    })
    this.#task = task
    this.#columns = columns
    const equations = equationsOf(task, columns, columnsOf)
    this.#simplex = new Simplex(columns.length, equations, Float64Array.from(upper))
  }

  /**
   * A table in which a cell is as much higher (sign 1) or lower (-1) as it can be, up to the most.
   *
   * @returns null where it cannot differ in this direction at all.
   */
  find(cell: number, sign: 1 | -1, hidden: readonly boolean[]): PossibleMove | null {
    const { counts } = this.#task
    const priceOf = (one: number) => (hidden[one] ? 0 : counts[one]! + A_CELL)
    // Worth more than all that could have to be left out for it.
    const gain = 1 + 4 * counts.reduce((sum, _, one) => sum + priceOf(one), 0)
    this.#simplex.minimise((column) => {
      const { cell: one, sign: direction } = this.#columns[column]!
      if (one !== cell) return priceOf(one)
      return direction === sign ? -gain : gain
    })
    const move = new Map<number, number>()
    this.#simplex.values().forEach((value, at) => {
      if (value < 1e-7) return
      const { cell: one, sign: direction } = this.#columns[at]!
      move.set(one, (move.get(one) ?? 0) + direction * value)
    })
    const own = move.get(cell) ?? 0
    return own * sign < 1e-7 ? null : roundedMove(move)
  }
}

function equationsOf(
  { relations }: CellTask,
  columns: readonly Column[],
  columnsOf: readonly (readonly number[])[],
): readonly Equation[] {
  return relations.map(({ total, parts }) => {
    const places: number[] = []
    const factors: number[] = []
    const take = (cell: number, factor: number) => {
      for (const column of columnsOf[cell]!) {
        places.push(column)
        factors.push(factor * columns[column]!.sign)
      }
    }
    take(total, -1)
    for (const part of parts) take(part, 1)
    return { columns: places, factors, right: 0 }
  })
}

function roundedMove(move: ReadonlyMap<number, number>): PossibleMove {
  const moved = [...move].filter(([, value]) => Math.abs(value) > 1e-6)
  const isWhole = moved.every(([, value]) => Math.abs(value - Math.round(value)) < 1e-6)
  if (!isWhole) return { move: new Map(moved), isWhole }
  return { move: new Map(moved.map(([cell, value]) => [cell, Math.round(value)])), isWhole }
}
