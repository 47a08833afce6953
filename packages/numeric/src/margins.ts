/** Sum of the values. @example sum(Float64Array.of(1, 2)) // => 3 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}

/** Row totals of a row-major table. */
export function rowSums(table: Float64Array, rows: number, columns: number): Float64Array {
  const totals = new Float64Array(rows)
  for (let i = 0, cell = 0; i < rows; i++) {
    let total = 0
    for (let j = 0; j < columns; j++, cell++) total += table[cell]!
    totals[i] = total
  }
  return totals
}

/** Column totals of a row-major table. */
export function columnSums(table: Float64Array, rows: number, columns: number): Float64Array {
  const totals = new Float64Array(columns)
  for (let i = 0, cell = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, cell++) totals[j]! += table[cell]!
  }
  return totals
}

/** Largest absolute difference of two arrays of one length. */
export function largestDifference(first: Float64Array, second: Float64Array): number {
  let largest = 0
  for (let i = 0; i < first.length; i++) {
    largest = Math.max(largest, Math.abs(first[i]! - second[i]!))
  }
  return largest
}
