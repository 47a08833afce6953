import { DomainError } from '@corridor/kernel'
import type { Relation } from '../cells/Relation.ts'
import { type HiddenPart, hiddenParts } from './hiddenParts.ts'
import { leastWhole } from './leastWhole.ts'
import { Simplex } from './Simplex.ts'

/** Figures as anybody can read them. */
export interface PublishedCells {
  /** One a cell; null where it is not shown. */
  readonly figures: readonly (number | null)[]
  readonly relations: readonly Relation[]
  /** What everybody knows of a figure that is not shown: it is a whole number from here on. */
  readonly leastOf: (cell: number) => number
}

/** What a figure that is not shown can be. */
export interface FeasibleInterval {
  /**
   * Two values that the figure has in tables of whole numbers that fit everything published: whoever
   * computes cannot know the figure to be in anything narrower. Infinity where nothing limits it;
   * `low` above `high` where no such table was found.
   */
  readonly low: number
  readonly high: number
  /** The figure lies within these, whatever the table. They are the same where both are exact. */
  readonly outerLow: number
  readonly outerHigh: number
}

export interface AuditOptions {
  /** A table that fits, where it is known: the audit then has one from which to begin. */
  readonly known?: readonly number[]
  /** A cell is not looked at further once it is known to have so wide an interval. */
  readonly enough?: (cell: number) => number
  /** Told of each table of whole numbers that is found: what the cells of a part are in it. */
  readonly onTable?: (cells: readonly number[], values: readonly number[]) => void
}

/**
 * What can be computed from what is published of each figure that is not shown, taking the figures
 * alone: which of them were small, or by what rule they were chosen, is not used.
 *
 * @returns by cell. Without `enough` the bounds are those of linear programming rounded inwards, and
 *   `low` and `high` are values of tables that were found and added up in whole numbers, so that an
 *   interval is never told wider than it is.
 * @throws {DomainError} `infeasible` when the figures contradict each other.
 * @remarks Two linear programmes for each figure at most, over what hangs together; each table found
 * serves all of its figures.
 * @source Hundepool et al. (2012), Statistical Disclosure Control, chapter 4 (the intruder's problem)
 * @example
 * auditCells({ figures: [20, 12, null, null], relations: [{ total: 0, parts: [1, 2, 3] }], leastOf: () => 1 })
 * // => 2 and 3: low 1, high 7
 */
export function auditCells(
  published: PublishedCells,
  { known, enough = () => Number.POSITIVE_INFINITY, onTable }: AuditOptions = {},
): ReadonlyMap<number, FeasibleInterval> {
  const found = new Map<number, FeasibleInterval>()
  for (const part of hiddenParts(published)) {
    const search = new PartSearch(part, known, onTable)
    part.cells.forEach((cell, at) => {
      search.widen(at, enough(cell))
    })
    part.cells.forEach((cell, at) => {
      found.set(cell, search.intervalOf(at))
    })
  }
  return found
}

/** Searches for whole tables in one part. */
const MOST_SEARCHES = 24

/** The search for tables in figures that hang together. */
class PartSearch {
  readonly #part: HiddenPart
  readonly #low: Float64Array
  readonly #high: Float64Array
  readonly #outerLow: Float64Array
  readonly #outerHigh: Float64Array
  #simplex: Simplex | null = null
  #searches = 0

  readonly #onTable: AuditOptions['onTable']

  constructor(
    part: HiddenPart,
    known: readonly number[] | undefined,
    onTable: AuditOptions['onTable'],
  ) {
    const size = part.cells.length
    this.#part = part
    this.#onTable = onTable
    this.#low = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    this.#high = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
    this.#outerLow = new Float64Array(size)
    this.#outerHigh = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    if (known !== undefined) {
      this.#note(Float64Array.from(part.cells, (cell, at) => known[cell]! - part.least[at]!))
    }
  }

  /** Looks for the least and the greatest value of a figure until the two are far enough apart. */
  widen(at: number, enough: number): void {
    if (this.#width(at) >= enough) return
    const upper = this.#extreme(at, -1)
    if (upper !== 'stuck') this.#outerHigh[at] = Math.floor(-upper + 1e-6)
    if (upper === Number.NEGATIVE_INFINITY) this.#high[at] = Number.POSITIVE_INFINITY
    if (this.#width(at) >= enough) return
    const lower = this.#extreme(at, 1)
    if (lower !== 'stuck') this.#outerLow[at] = Math.ceil(lower - 1e-6)
    if (this.#width(at) >= enough) return
    // Only where the corner that was found is no table of whole numbers.
    if (this.#high[at]! < this.#outerHigh[at]!) this.#searchWhole(at, -1)
    if (this.#width(at) < enough && this.#low[at]! > this.#outerLow[at]!) this.#searchWhole(at, 1)
  }

  intervalOf(at: number): FeasibleInterval {
    const least = this.#part.least[at]!
    return {
      low: this.#low[at]! + least,
      high: this.#high[at]! + least,
      outerLow: this.#outerLow[at]! + least,
      outerHigh: this.#outerHigh[at]! + least,
    }
  }

  #width(at: number): number {
    return this.#low[at]! > this.#high[at]! ? -1 : this.#high[at]! - this.#low[at]!
  }

  /** Least value of a figure (sign 1) or of its opposite (-1), which may have none. */
  #extreme(at: number, sign: 1 | -1): number | 'stuck' {
    const { cells, equations } = this.#part
    if (this.#simplex === null) {
      const endless = new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY)
      this.#simplex = new Simplex(cells.length, equations, endless)
      if (!this.#simplex.isFeasible) {
        throw new DomainError('infeasible', 'The published figures do not add up', {
          cells: cells.slice(0, 20),
        })
      }
      this.#note(this.#simplex.values())
    }
    const ending = this.#simplex.minimise((column) => (column === at ? sign : 0))
    if (ending === 'endless') return Number.NEGATIVE_INFINITY
    const values = this.#simplex.values()
    this.#note(values)
    return ending === 'stuck' ? ending : sign * values[at]!
  }

  #searchWhole(at: number, sign: 1 | -1): void {
    if (this.#searches >= MOST_SEARCHES) return
    this.#searches += 1
    const values = leastWhole(this.#part, at, sign)
    if (values !== null) this.#note(values)
  }

  /** Keeps what a table of whole numbers says, after adding it up; others are passed over. */
  #note(values: Float64Array): void {
    const whole = values.map((value) => Math.round(value))
    for (const [at, value] of values.entries()) {
      if (Math.abs(value - whole[at]!) > 1e-6 || whole[at]! < 0) return
    }
    for (const { columns, factors, right } of this.#part.equations) {
      let sum = 0
      columns.forEach((column, i) => {
        sum += factors[i]! * whole[column]!
      })
      if (sum !== right) return
    }
    const { cells, least } = this.#part
    this.#onTable?.(
      cells,
      least.map((one, at) => one + whole[at]!),
    )
    for (const [at, value] of whole.entries()) {
      if (value < this.#low[at]!) this.#low[at] = value
      if (value > this.#high[at]!) this.#high[at] = value
    }
  }
}
