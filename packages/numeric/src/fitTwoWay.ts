export interface TwoWayFit {
  /** Row-major, same shape as the table. */
  readonly values: Float64Array
  readonly sweeps: number
  /** Largest row error; the columns are exact to rounding. */
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
  let rowFactors = new Float64Array(rows).fill(1)
  let columnFactors = new Float64Array(columns)
  let largestError = Number.POSITIVE_INFINITY
  let sweeps = 0
  while (sweeps < stop.maximumSweeps) {
    sweeps++
    const columnTotals = weightedColumnSums(table, rowFactors, columns)
    columnFactors = columnTotals.map((total, j) => ratio(columnTargets[j]!, total))
    const rowTotals = weightedRowSums(table, columnFactors, rows)
    largestError = rowTotals.reduce(
      (most, total, i) => Math.max(most, Math.abs(rowFactors[i]! * total - rowTargets[i]!)),
      0,
    )
    if (largestError <= stop.tolerance) break
    // After the last sweep the row factors stay, so that the columns are exact.
    if (sweeps < stop.maximumSweeps) {
      rowFactors = rowTotals.map((total, i) => ratio(rowTargets[i]!, total))
    }
  }
  const values = table.map(
    (value, cell) =>
      value * rowFactors[Math.floor(cell / columns)]! * columnFactors[cell % columns]!,
  )
  return { values, sweeps, largestError }
}

const ratio = (target: number, total: number): number => (target === 0 ? 0 : target / total)

function weightedColumnSums(
  table: Float64Array,
  rowFactors: Float64Array,
  columns: number,
): Float64Array<ArrayBuffer> {
  const totals = new Float64Array(columns)
  for (let i = 0, cell = 0; i < rowFactors.length; i++) {
    const factor = rowFactors[i]!
    for (let j = 0; j < columns; j++, cell++) totals[j]! += factor * table[cell]!
  }
  return totals
}

function weightedRowSums(
  table: Float64Array,
  columnFactors: Float64Array,
  rows: number,
): Float64Array<ArrayBuffer> {
  const totals = new Float64Array(rows)
  for (let i = 0, cell = 0; i < rows; i++) {
    let total = 0
    for (let j = 0; j < columnFactors.length; j++, cell++) total += table[cell]! * columnFactors[j]!
    totals[i] = total
  }
  return totals
}
