import type { DisclosureRule } from '../primary/DisclosureRule.ts'
import { bestPattern } from './bestPattern.ts'
import { type CellTask, type CountedCells, cellTask } from './CountedCells.ts'
import { cheapestCube } from './cheapestCube.ts'
import { isSafe, openCells } from './isSafe.ts'
import { type Move, MoveSearch, type PossibleMove } from './MoveSearch.ts'

/** Which cells are left out. */
export interface CellPattern {
  /** Small ones and those left out for their sake; cells published nowhere are not among them. */
  readonly hidden: readonly boolean[]
  /** For a cell that is not small: the cell for whose sake it was left out. */
  readonly protects: ReadonlyMap<number, number>
}

/** Patterns of no more cells that may be shown are looked through one by one. */
const MOST_SEARCHED = 10
/** Beyond so many cells left out, one is shown again only where a known move allows it. */
const MOST_AUDITED = 60

/**
 * Leaves out the small counts and as few people besides as it finds, so that of every count that is
 * left out, or published nowhere and small, an interval as wide as the rule asks remains possible.
 *
 * Each such count is given two tables that differ in it and agree in all that is shown, by the
 * cheapest move first; then cells are shown again that none needs. The result is safe by the audit of
 * the whole. In tables with few cells to choose from it is the best there is, otherwise a good one.
 *
 * @returns null where no safe pattern was found: a small count that must be shown, or one for which
 * even leaving out everything that may be is not enough.
 * @throws {DomainError} `bad_option`.
 * @remarks For each count that is not yet protected one or two linear programmes over all cells, or
 * some hundreds of cubes where they are given.
 */
export function suppressCells(cells: CountedCells, rule: DisclosureRule): CellPattern | null {
  const task = cellTask(cells, rule)
  const { counts, isSmall, isUnpublished } = task
  const isTold = counts.some(
    (_, cell) => isSmall[cell] && !isUnpublished[cell] && cells.isFixed?.(cell) === true,
  )
  if (isTold) return null
  const search = new PatternSearch(task)
  const good = search.find() ? search.hidden : null
  const free = counts.flatMap((_, cell) => (task.isFree[cell] ? [cell] : []))
  const best = free.length > MOST_SEARCHED ? good : bestPattern(task, free, good)
  if (best === null) return null
  const small = isSmall.indexOf(true)
  return {
    hidden: best.map((one, cell) => one && !isUnpublished[cell]),
    protects: new Map(
      free.flatMap((cell) => (best[cell] ? [[cell, search.protects.get(cell) ?? small]] : [])),
    ),
  }
}

/** Whether a move leads to a table: every sum holds and no count is below its least. */
function isTable({ counts, least, relations, relationsOf }: CellTask, move: Move): boolean {
  const touched = new Set([...move.keys()].flatMap((cell) => relationsOf[cell]!))
  const difference = (cell: number) => move.get(cell) ?? 0
  return (
    [...move].every(([cell, by]) => counts[cell]! + by >= least[cell]!) &&
    [...touched].every((at) => {
      const { total, parts } = relations[at]!
      return parts.reduce((sum, part) => sum + difference(part), 0) === difference(total)
    })
  )
}

class PatternSearch {
  readonly #task: CellTask
  /** Cells left out, and those published nowhere. */
  readonly hidden: boolean[]
  readonly protects = new Map<number, number>()
  /** Ways to other tables of whole numbers that differ in cells left out only. */
  #moves: Move[] = []
  /** By how wide an interval must be: no cell need differ by more. */
  readonly #moveSearches = new Map<number, MoveSearch>()
  readonly #rise: Float64Array
  readonly #fall: Float64Array

  constructor(task: CellTask) {
    this.#task = task
    this.hidden = task.isSmall.map((one, cell) => one || task.isUnpublished[cell]!)
    this.#rise = new Float64Array(this.hidden.length)
    this.#fall = new Float64Array(this.hidden.length)
  }

  /** Leaves out cells until all is safe; false where that cannot be. */
  find(): boolean {
    for (;;) {
      const open = this.#openCells()
      if (open.length === 0) break
      const before = this.hidden.filter((one) => one).length
      if (!this.#protectEach(open)) return false
      if (this.hidden.filter((one) => one).length > before) continue
      // Only tables of half people were found: something else must be left out as well.
      if (!open.some((cell) => this.#hideBeside(cell))) return false
    }
    this.#showAgain()
    return true
  }

  #openCells(): readonly number[] {
    const { counts, width } = this.#task
    // A cell with moves wide enough has two tables already.
    const left = width.map((one, cell) => (this.#widthOf(cell) >= one ? 0 : one))
    return openCells({ ...this.#task, width: left }, this.hidden, (cells, values) => {
      const moved = cells.flatMap((cell, at): [number, number][] =>
        values[at] === counts[cell] ? [] : [[cell, values[at]! - counts[cell]!]],
      )
      if (moved.length > 0) this.#keep(new Map(moved))
    })
  }

  /** Moves for each cell that has none wide enough: small ones first, those of fewest people first. */
  #protectEach(open: readonly number[]): boolean {
    const { counts, width, isSmall } = this.#task
    const order = open.toSorted(
      (a, b) => Number(isSmall[b]) - Number(isSmall[a]) || counts[a]! - counts[b]!,
    )
    for (const cell of order) {
      if (this.#widthOf(cell) >= width[cell]!) continue
      const moves = this.#movesFor(cell)
      if (moves === null) return false
      for (const one of moves) this.#take(cell, one)
    }
    return true
  }

  #widthOf = (cell: number): number => this.#rise[cell]! + this.#fall[cell]!

  /** A cube; else a way up as far as it must go; where it does not go so far, a way down besides. */
  #movesFor(cell: number): readonly PossibleMove[] | null {
    const cube = cheapestCube(this.#task, this.hidden, cell)
    if (cube !== null) return cube
    const width = this.#task.width[cell]!
    const search = this.#moveSearches.get(width) ?? new MoveSearch(this.#task, width)
    this.#moveSearches.set(width, search)
    const up = search.find(cell, 1, this.hidden)
    const rise = up?.move.get(cell) ?? 0
    if (up !== null && rise >= width - 1e-6) return [up]
    const down = search.find(cell, -1, this.hidden)
    const fall = -(down?.move.get(cell) ?? 0)
    if (down !== null && fall >= width - 1e-6) return [down]
    return up !== null && down !== null && rise + fall >= width - 1e-6 ? [up, down] : null
  }

  #take(cell: number, { move, isWhole }: PossibleMove): void {
    for (const one of move.keys()) {
      if (this.hidden[one]) continue
      this.hidden[one] = true
      this.protects.set(one, cell)
    }
    // Half people are no table: the audit will tell whether whole ones do.
    if (isWhole && isTable(this.#task, move)) this.#keep(move)
  }

  #keep(move: Move): void {
    this.#moves.push(move)
    for (const [one, difference] of move) {
      if (difference > this.#rise[one]!) this.#rise[one] = difference
      if (-difference > this.#fall[one]!) this.#fall[one] = -difference
    }
  }

  /** Leaves out the smallest cell that stands in a sum with this one. */
  #hideBeside(cell: number): boolean {
    const { counts, relations, relationsOf, isFree } = this.#task
    const near = relationsOf[cell]!.flatMap((at) => [relations[at]!.total, ...relations[at]!.parts])
    const [next] = near
      .filter((one) => isFree[one] && !this.hidden[one])
      .toSorted((a, b) => counts[a]! - counts[b]! || a - b)
    if (next === undefined) return false
    this.hidden[next] = true
    this.protects.set(next, cell)
    return true
  }

  /** Shows again what nothing needs, the largest first. */
  #showAgain(): void {
    const { counts, isFree, width } = this.#task
    const others = counts
      .flatMap((count, cell) => (this.hidden[cell] && isFree[cell] ? [{ cell, count }] : []))
      .toSorted((one, other) => other.count - one.count || other.cell - one.cell)
    for (const { cell } of others) {
      const moves = this.#moves
      this.#moves = []
      this.#rise.fill(0)
      this.#fall.fill(0)
      for (const move of moves) if (!move.has(cell)) this.#keep(move)
      this.hidden[cell] = false
      const isCovered = this.hidden.every((one, at) => !one || this.#widthOf(at) >= width[at]!)
      if (isCovered || this.#isSafeByAudit()) continue
      this.hidden[cell] = true
      for (const move of moves) if (move.has(cell)) this.#keep(move)
    }
  }

  #isSafeByAudit(): boolean {
    const left = this.hidden.reduce((sum, one) => sum + (one ? 1 : 0), 0)
    return left <= MOST_AUDITED && isSafe(this.#task, this.hidden)
  }
}
