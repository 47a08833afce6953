/** One equation: factors of a few unknowns, and what they come to. */
export interface Equation {
  readonly columns: readonly number[]
  readonly factors: readonly number[]
  readonly right: number
}

/** How a search for the least value ends. */
export type Ending = 'least' | 'endless' | 'stuck'

const TINY = 1e-9
/** Steps without gain after which the rule that cannot go in circles takes over. */
const PATIENCE = 200

/**
 * A linear programme: unknowns between 0 and their upper bound under equations. It is made feasible
 * once; each function is then minimised from where the last one ended.
 *
 * @remarks A dense table: memory equations times unknowns, a step at most as many multiplications;
 * rows and columns in which there is nothing to do are passed over.
 * @source Dantzig (1963), Linear Programming and Extensions, chapters 5 and 18 (upper bounds);
 * Bland (1977), New finite pivoting rules for the simplex method, Mathematics of Operations Research 2
 */
export class Simplex {
  readonly #columns: number
  readonly #rows: readonly Float64Array[]
  /** The unknown of each row; -1 for one that only stands in until the equations hold. */
  readonly #basis: Int32Array
  readonly #upper: Float64Array
  /** Unknowns that are counted down from their upper bound. */
  readonly #isFlipped: Uint8Array
  /** Whether the equations can hold. */
  readonly isFeasible: boolean
  #standInUpper = Number.POSITIVE_INFINITY
  #tolerance = TINY

  constructor(columns: number, equations: readonly Equation[], upper: Float64Array) {
    this.#columns = columns
    this.#upper = upper
    this.#isFlipped = new Uint8Array(columns)
    this.#basis = new Int32Array(equations.length).fill(-1)
    this.#rows = equations.map((equation) => {
      const row = new Float64Array(columns + 1)
      const sign = equation.right < 0 ? -1 : 1
      equation.columns.forEach((column, at) => {
        row[column]! += sign * equation.factors[at]!
      })
      row[columns] = sign * equation.right
      return row
    })
    this.#enterWhereNought(equations)
    const cost = new Float64Array(columns + 1)
    for (const [i, row] of this.#rows.entries()) {
      if (this.#basis[i]! >= 0) continue
      for (let j = 0; j <= columns; j++) cost[j]! -= row[j]!
    }
    this.#run(cost)
    this.isFeasible = Math.abs(cost[columns]!) < 1e-6
    this.#standInUpper = 0
  }

  /** Equations that come to nought hold with any unknown of theirs: no search is needed for them. */
  #enterWhereNought(equations: readonly Equation[]): void {
    const occurs = new Int32Array(this.#columns)
    for (const { columns } of equations) for (const column of columns) occurs[column]! += 1
    const none = new Float64Array(this.#columns + 1)
    for (const [i, row] of this.#rows.entries()) {
      if (row[this.#columns] !== 0) continue
      let best = -1
      for (let j = 0; j < this.#columns; j++) {
        if (Math.abs(row[j]!) < TINY || this.#upper[j] === 0) continue
        if (best < 0 || occurs[j]! < occurs[best]!) best = j
      }
      if (best >= 0) this.#pivot(i, best, none)
    }
  }

  /**
   * Goes to where a function is least.
   *
   * @param factorOf the factor of each unknown in it.
   * @returns `endless` where it has no least value; `stuck` when it takes too many steps: then it stands
   *   where the equations hold, but not at the least.
   */
  minimise(factorOf: (column: number) => number): Ending {
    const cost = new Float64Array(this.#columns + 1)
    let largest = 1
    for (let j = 0; j < this.#columns; j++) {
      cost[j] = this.#turned(j, factorOf)
      largest = Math.max(largest, Math.abs(cost[j]!))
    }
    this.#tolerance = Math.max(TINY, 1e-12 * largest)
    for (const [i, row] of this.#rows.entries()) {
      const own = this.#basis[i]!
      if (own < 0) continue
      const factor = cost[own]!
      if (factor === 0) continue
      for (let j = 0; j <= this.#columns; j++) cost[j]! -= factor * row[j]!
    }
    return this.#run(cost)
  }

  #turned(column: number, factorOf: (column: number) => number): number {
    return this.#isFlipped[column] === 1 ? -factorOf(column) : factorOf(column)
  }

  /** What the unknowns are where it stands. */
  values(): Float64Array {
    const values = new Float64Array(this.#columns)
    this.#basis.forEach((own, i) => {
      if (own >= 0) values[own] = this.#rows[i]![this.#columns]!
    })
    for (let j = 0; j < this.#columns; j++) {
      if (this.#isFlipped[j] === 1) values[j] = this.#upper[j]! - values[j]!
    }
    return values
  }

  #run(cost: Float64Array): Ending {
    const most = 1_000 + 4 * (this.#rows.length + this.#columns)
    let idle = 0
    for (let steps = 0; steps < most; steps++) {
      const entering = this.#entering(cost, idle > PATIENCE)
      if (entering < 0) return 'least'
      const before = cost[this.#columns]!
      if (!this.#step(entering, cost)) return 'endless'
      idle = Math.abs(cost[this.#columns]! - before) < TINY ? idle + 1 : 0
    }
    return 'stuck'
  }

  #entering(cost: Float64Array, isCareful: boolean): number {
    let best = -1
    let least = -this.#tolerance
    for (let j = 0; j < this.#columns; j++) {
      if (cost[j]! >= least || this.#upper[j] === 0) continue
      best = j
      if (isCareful) return j
      least = cost[j]!
    }
    return best
  }

  /** Raises an unknown as far as it goes; false where it goes on for ever. */
  #step(entering: number, cost: Float64Array): boolean {
    const last = this.#columns
    let limit = this.#upper[entering]!
    let leaving = -1
    let isAtUpper = false
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i]!
      const factor = row[entering]!
      if (Math.abs(factor) < TINY) continue
      const own = this.#basis[i]!
      const upper = own < 0 ? this.#standInUpper : this.#upper[own]!
      const room = Math.max(0, factor > 0 ? row[last]! : upper - row[last]!) / Math.abs(factor)
      const isTie = Math.abs(room - limit) <= TINY
      if (room < limit - TINY || (isTie && leaving >= 0 && own < this.#basis[leaving]!)) {
        limit = Math.min(room, limit)
        leaving = i
        isAtUpper = factor < 0
      }
    }
    if (limit === Number.POSITIVE_INFINITY) return false
    if (leaving < 0) {
      this.#flip(entering, cost)
      return true
    }
    if (isAtUpper) this.#flipBasic(leaving)
    this.#pivot(leaving, entering, cost)
    return true
  }

  #flip(column: number, cost: Float64Array): void {
    const upper = this.#upper[column]!
    for (const row of [...this.#rows, cost]) {
      row[this.#columns]! -= row[column]! * upper
      row[column] = -row[column]!
    }
    this.#isFlipped[column]! ^= 1
  }

  #flipBasic(i: number): void {
    const row = this.#rows[i]!
    const own = this.#basis[i]!
    const upper = own < 0 ? this.#standInUpper : this.#upper[own]!
    for (let j = 0; j < this.#columns; j++) if (j !== own) row[j] = -row[j]!
    row[this.#columns] = upper - row[this.#columns]!
    if (own >= 0) this.#isFlipped[own]! ^= 1
  }

  #pivot(leaving: number, entering: number, cost: Float64Array): void {
    const pivotRow = this.#rows[leaving]!
    const pivot = pivotRow[entering]!
    const filled: number[] = []
    for (let j = 0; j <= this.#columns; j++) {
      if (pivotRow[j] === 0) continue
      const value = pivotRow[j]! / pivot
      pivotRow[j] = Math.abs(value) < 1e-12 ? 0 : value
      if (pivotRow[j] !== 0) filled.push(j)
    }
    for (const row of [...this.#rows, cost]) {
      if (row === pivotRow) continue
      const factor = row[entering]!
      if (factor === 0) continue
      for (const j of filled) {
        const value = row[j]! - factor * pivotRow[j]!
        row[j] = Math.abs(value) < 1e-11 ? 0 : value
      }
      row[entering] = 0
    }
    this.#basis[leaving] = entering
  }
}
