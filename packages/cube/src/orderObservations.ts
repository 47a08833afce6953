import type { EncodedColumn } from './encodeColumn.ts'

/**
 * Places of the observations in ascending order of their codes, first column slowest.
 * Observations with the same codes keep the order in which they came.
 *
 * @remarks One counting sort a column, last column first: O(columns x (observations + codes)).
 */
export function orderObservations(
  columns: readonly EncodedColumn[],
  observationCount: number,
): Uint32Array {
  let order = new Uint32Array(observationCount)
  for (let i = 0; i < observationCount; i++) order[i] = i
  let sorted = new Uint32Array(observationCount)
  for (let d = columns.length - 1; d >= 0; d--) {
    const { codes, positions } = columns[d]!
    const next = new Uint32Array(codes.length + 1)
    for (let i = 0; i < observationCount; i++) next[positions[i]! + 1]! += 1
    for (let code = 1; code <= codes.length; code++) next[code]! += next[code - 1]!
    for (let i = 0; i < observationCount; i++) {
      const observation = order[i]!
      sorted[next[positions[observation]!]!++] = observation
    }
    ;[order, sorted] = [sorted, order]
  }
  return order
}
