import { columnSums, largestDifference, rowSums } from './margins.ts'

export interface TwoWayFit {
  /** Row-major, same shape as the table. */
  readonly values: Float64Array
  readonly sweeps: number
  /** Largest row error; a column that has cells is exact to rounding. */
  readonly largestError: number
}

/**
 * Alternating (iterative proportional) fitting of a table to row and column totals: X_ij = a_i m_ij
 * b_j with a_i = r_i / sum_j m_ij b_j and b_j = c_j / sum_i a_i m_ij in turn.
 *
 * Slow but simple: an independent check of `balanceTable`, and quicker than it on small full
 * tables. It stops on the margin error, never on the change of a cell, and says what is left: on a
 * table without a solution the error stays large.
 *
 * @param table row-major, rowTargets.length x columnTargets.length, >= 0.
 * @param rowTargets wanted row totals, >= 0, same total as `columnTargets`.
 * @param columnTargets wanted column totals, >= 0.
 * @param stop largest row error to accept, and how many sweeps to try at most.
 * @source Deming and Stephan (1940), Annals of Mathematical Statistics 11(4)
 * @example
 * fitTwoWay(Float64Array.of(1, 1, 1, 1), Float64Array.of(3, 1), Float64Array.of(2, 2), {
 *   tolerance: 1e-9,
 *   maximumSweeps: 100,
 * }).values // => [1.5, 1.5, 0.5, 0.5]
 */
export function fitTwoWay(
  table: Float64Array,
  rowTargets: Float64Array,
  columnTargets: Float64Array,
  stop: { readonly tolerance: number; readonly maximumSweeps: number },
): TwoWayFit {
  const [rows, columns] = [rowTargets.length, columnTargets.length]
  // Cells are scaled rather than factors kept: without a solution factors would run out of range.
  const values = table.slice()
  scaleColumns(values, columnTargets)
  let largestError = largestDifference(rowSums(values, rows, columns), rowTargets)
  let sweeps = 1
  for (; largestError > stop.tolerance && sweeps < stop.maximumSweeps; sweeps++) {
    scaleRows(values, rowTargets, columns)
    scaleColumns(values, columnTargets)
    largestError = largestDifference(rowSums(values, rows, columns), rowTargets)
  }
  return { values, sweeps, largestError }
}

function scaleRows(values: Float64Array, targets: Float64Array, columns: number): void {
  const totals = rowSums(values, targets.length, columns)
  for (let i = 0, cell = 0; i < targets.length; i++) {
    const factor = totals[i] === 0 ? 0 : targets[i]! / totals[i]!
    for (let j = 0; j < columns; j++, cell++) values[cell]! *= factor
  }
}

function scaleColumns(values: Float64Array, targets: Float64Array): void {
  const columns = targets.length
  const rows = columns === 0 ? 0 : values.length / columns
  const factors = columnSums(values, rows, columns).map((total, j) =>
    total === 0 ? 0 : targets[j]! / total,
  )
  for (let cell = 0; cell < values.length; cell++) values[cell]! *= factors[cell % columns]!
}
