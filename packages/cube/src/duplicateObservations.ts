import type { EncodedColumn } from './encodeColumn.ts'
import { orderObservations } from './orderObservations.ts'

/**
 * Pairs of observations with the same codes, so that a report can name both.
 * Of three with the same codes, the second and the third are each paired with the first.
 *
 * @param columns parallel columns; `first` and `second` count from 0.
 * @remarks O(observations x columns).
 * @example
 * duplicateObservations([encodeColumn(['NPL', 'QAT', 'NPL'])], 3) // => [{ first: 0, second: 2 }]
 */
export function duplicateObservations(
  columns: readonly EncodedColumn[],
  observationCount: number,
): { readonly first: number; readonly second: number }[] {
  const order = orderObservations(columns, observationCount)
  const pairs: { first: number; second: number }[] = []
  let first = 0
  for (let i = 1; i < order.length; i++) {
    const same = columns.every(({ positions }) => positions[order[first]!] === positions[order[i]!])
    if (same) pairs.push({ first: order[first]!, second: order[i]! })
    else first = i
  }
  return pairs.sort((a, b) => a.second - b.second)
}
