import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { exponential } from './exponential.ts'
import { logarithm } from './logarithm.ts'
import { sum } from './margins.ts'
import type { SparseTable } from './SparseTable.ts'

export interface DualSolution {
  /** u in X_ij = exp(u_i) m_ij b_j. Natural logarithms, one for each row. */
  readonly logRowFactors: Float64Array
  /** X, in the storage order of the table. */
  readonly cells: Float64Array
  readonly iterations: number
  /** Largest row error that is left; the columns are exact. */
  readonly largestError: number
}

/**
 * Balances one table that has a solution with every cell positive: X_ij = a_i m_ij b_j with the
 * given margins.
 *
 * Unknown is u_i = ln a_i; the columns are eliminated, b_j = c_j / sum_i a_i m_ij, so that only
 * the row errors remain. Minimises phi(u) = sum_j c_j ln(sum_i a_i m_ij) - sum_i r_i u_i, whose
 * gradient is the row error and whose Hessian is diag(row sums of X) - X diag(1/c) X'. One row is
 * pinned, because its equation follows from the others.
 *
 * @param table no empty row or column.
 * @param rowTargets r, > 0, same total as `columnTargets`.
 * @param columnTargets c, > 0.
 * @param start u of an earlier solution; ten alternating sweeps otherwise.
 * @returns the point where the error is small enough or falls no further; the caller judges it.
 * @remarks Cholesky of ml-matrix (1.6 ms for 229 rows, against 3.3 ms of a plain loop over one
 * typed array). 5 to 9 iterations on tables of world stocks.
 * @source docs/methods/balancing.md, section on Newton's method
 */
export function newtonBalance(
  table: SparseTable,
  rowTargets: Float64Array,
  columnTargets: Float64Array,
  start: Float64Array | null,
): DualSolution {
  const problem: Problem = { table, rowTargets, columnTargets, pinned: largestPlace(rowTargets) }
  if (start !== null) {
    // A start from another world may lead nowhere; the sweeps always do.
    const warm = descend(problem, evaluate(problem, start))
    if (warm.largestError <= balancingPrecision(sum(rowTargets))) return warm
  }
  return descend(problem, evaluate(problem, sweep(problem, FIRST_SWEEPS)))
}

function descend(problem: Problem, from: Point): DualSolution {
  const target = balancingPrecision(sum(problem.rowTargets))
  let point = from
  let iterations = 0
  while (point.error > target && iterations < MAX_ITERATIONS) {
    const next = Number.isFinite(point.error) ? stepDown(problem, point) : null
    if (next === null) break
    point = next
    iterations++
  }
  return {
    logRowFactors: point.u,
    cells: point.cells,
    iterations,
    largestError: point.error,
  }
}

/** Error at which a balanced table counts as exact: 1e-6 persons, or rounding if that is more. */
export const balancingPrecision = (total: number): number =>
  Math.max(Math.min(1e-6, 1e-12 * total), 1e-14 * total)

const FIRST_SWEEPS = 10
const MAX_ITERATIONS = 200
/** A longer step leaves the range in which the quadratic model means anything. */
const LONGEST_STEP = 5

interface Problem {
  readonly table: SparseTable
  readonly rowTargets: Float64Array
  readonly columnTargets: Float64Array
  readonly pinned: number
}

interface Point {
  readonly u: Float64Array
  readonly cells: Float64Array
  readonly rowTotals: Float64Array
  readonly gradient: Float64Array
  readonly value: number
  readonly error: number
}

/** Alternating row and column fitting: a cheap way into the neighbourhood of the solution. */
function sweep({ table, rowTargets, columnTargets }: Problem, sweeps: number): Float64Array {
  const { columnStart, rowIndex, values, rows, columns } = table
  const factors = new Float64Array(rows).fill(1)
  const rowTotals = new Float64Array(rows)
  for (let round = 0; round < sweeps; round++) {
    rowTotals.fill(0)
    for (let j = 0; j < columns; j++) {
      const [from, to] = [columnStart[j]!, columnStart[j + 1]!]
      let columnTotal = 0
      for (let cell = from; cell < to; cell++) {
        columnTotal += factors[rowIndex[cell]!]! * values[cell]!
      }
      const factor = columnTargets[j]! / columnTotal
      for (let cell = from; cell < to; cell++) rowTotals[rowIndex[cell]!]! += values[cell]! * factor
    }
    for (let i = 0; i < rows; i++) factors[i] = rowTargets[i]! / rowTotals[i]!
  }
  return factors.map(logarithm)
}

function evaluate({ table, rowTargets, columnTargets }: Problem, u: Float64Array): Point {
  const { columnStart, rowIndex, values, rows, columns } = table
  const factors = u.map(exponential)
  const cells = new Float64Array(values.length)
  const rowTotals = new Float64Array(rows)
  let value = 0
  for (let j = 0; j < columns; j++) {
    const [from, to] = [columnStart[j]!, columnStart[j + 1]!]
    let columnTotal = 0
    for (let cell = from; cell < to; cell++) {
      const product = factors[rowIndex[cell]!]! * values[cell]!
      cells[cell] = product
      columnTotal += product
    }
    value += columnTargets[j]! * logarithm(columnTotal)
    const scale = columnTargets[j]! / columnTotal
    for (let cell = from; cell < to; cell++) {
      const persons = cells[cell]! * scale
      cells[cell] = persons
      rowTotals[rowIndex[cell]!]! += persons
    }
  }
  const gradient = new Float64Array(rows)
  let error = 0
  for (let i = 0; i < rows; i++) {
    value -= rowTargets[i]! * u[i]!
    gradient[i] = rowTotals[i]! - rowTargets[i]!
    error = Math.max(error, Math.abs(gradient[i]!))
  }
  return { u, cells, rowTotals, gradient, value, error: Number.isFinite(value) ? error : Infinity }
}

/** One damped Newton step, or null where none makes the error or phi fall. */
function stepDown(problem: Problem, point: Point): Point | null {
  const step = newtonStep(problem, point)
  if (step === null) return null
  const length = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0)
  const cap = Math.min(1, LONGEST_STEP / length)
  const slope = step.reduce((total, move, i) => total + move * point.gradient[i]!, 0)
  for (let t = cap; t > 1e-9; t /= 2) {
    const next = evaluate(
      problem,
      point.u.map((u, i) => u - t * step[i]!),
    )
    // Near the solution phi falls by less than its own rounding; then the error decides.
    if (next.error <= point.error / 2) return next
    if (next.error < Infinity && next.value <= point.value - 1e-4 * t * slope && slope > 0) {
      return next.error < point.error || next.value < point.value ? next : null
    }
  }
  return null
}

/** Solves H s = g with the pinned row left out; s is 0 there. */
function newtonStep(problem: Problem, point: Point): Float64Array | null {
  const { pinned } = problem
  const rows = point.u.length
  if (rows === 1) return null
  const hessian = hessianWithoutPinned(problem, point)
  const right = new Matrix(rows - 1, 1)
  for (let i = 0; i < rows; i++) {
    if (i !== pinned) right.set(i < pinned ? i : i - 1, 0, point.gradient[i]!)
  }
  for (let ridge = 0; ridge < 1; ridge = Math.max(1e-14, ridge * 100)) {
    for (let i = 0; i < rows - 1 && ridge > 0; i++) {
      hessian.set(i, i, hessian.get(i, i) * (1 + ridge))
    }
    const factor = new CholeskyDecomposition(hessian)
    if (!factor.isPositiveDefinite()) continue
    const solution = factor.solve(right)
    const step = new Float64Array(rows)
    for (let i = 0; i < rows; i++) {
      if (i !== pinned) step[i] = solution.get(i < pinned ? i : i - 1, 0)
    }
    if (step.every(Number.isFinite)) return step
  }
  return null
}

function hessianWithoutPinned({ table, columnTargets, pinned }: Problem, point: Point): Matrix {
  const { columnStart, rowIndex, rows, columns } = table
  const lower = new Float64Array(rows * rows)
  for (let j = 0; j < columns; j++) {
    const [from, to] = [columnStart[j]!, columnStart[j + 1]!]
    for (let first = from; first < to; first++) {
      const base = rowIndex[first]! * rows
      const share = point.cells[first]! / columnTargets[j]!
      for (let second = from; second <= first; second++) {
        lower[base + rowIndex[second]!]! -= share * point.cells[second]!
      }
    }
  }
  const hessian = new Matrix(rows - 1, rows - 1)
  for (let i = 0, row = 0; i < rows; i++) {
    if (i === pinned) continue
    for (let j = 0, column = 0; j < i; j++) {
      if (j === pinned) continue
      hessian.set(row, column, lower[i * rows + j]!)
      hessian.set(column, row, lower[i * rows + j]!)
      column++
    }
    hessian.set(row, row, lower[i * rows + i]! + point.rowTotals[i]!)
    row++
  }
  return hessian
}

const largestPlace = (values: Float64Array): number =>
  values.reduce((best, value, place) => (value > values[best]! ? place : best), 0)
