import { sortedQuantiles } from '@corridor/numeric'

/** Point estimates with their intervals, one entry each. Persons. */
export interface IntervalColumns {
  readonly point: Float64Array
  /** Mean of the draws. */
  readonly mean: Float64Array
  /** Mean minus point: how far errors in the stocks alone push the estimate. */
  readonly bias: Float64Array
  readonly standardDeviation: Float64Array
  /** One column for each probability asked for, in their order. */
  readonly quantiles: readonly Float64Array[]
}

/** One entry of `IntervalColumns`. Persons. */
export interface Interval {
  readonly point: number
  readonly mean: number
  readonly bias: number
  readonly standardDeviation: number
  readonly quantiles: readonly number[]
}

/** Writes the draws of one row, in the order of their numbers. */
export type RowReader = (row: number, into: Float64Array) => void

/**
 * Summarises rows of draws.
 *
 * @param point one entry a row.
 * @param draws entries in a row.
 * @param reference what the mean is compared with: the point rounded as the draws are.
 * @returns the mean and deviation of the draws in their order, then their quantiles.
 */
export function intervalColumns(
  point: Float64Array,
  draws: number,
  probabilities: readonly number[],
  read: RowReader,
  reference: ArrayLike<number> = point,
): IntervalColumns {
  const rows = point.length
  const row = new Float64Array(draws)
  const mean = new Float64Array(rows)
  const bias = new Float64Array(rows)
  const standardDeviation = new Float64Array(rows)
  const quantiles = probabilities.map(() => new Float64Array(rows))
  for (let i = 0; i < rows; i++) {
    read(i, row)
    mean[i] = meanOf(row)
    bias[i] = mean[i]! - reference[i]!
    standardDeviation[i] = deviationOf(row, mean[i]!)
    row.sort()
    sortedQuantiles(row, probabilities).forEach((value, place) => {
      quantiles[place]![i] = value
    })
  }
  return { point, mean, bias, standardDeviation, quantiles }
}

/** The mean, exact where all draws are equal. */
function meanOf(row: Float64Array): number {
  const first = row[0]!
  let total = 0
  for (let i = 0; i < row.length; i++) total += row[i]! - first
  return first + total / row.length
}

function deviationOf(row: Float64Array, mean: number): number {
  let total = 0
  for (let i = 0; i < row.length; i++) total += (row[i]! - mean) ** 2
  return Math.sqrt(total / (row.length - 1))
}

/** One row of the columns. */
export const intervalAt = (columns: IntervalColumns, row: number): Interval => ({
  point: columns.point[row]!,
  mean: columns.mean[row]!,
  bias: columns.bias[row]!,
  standardDeviation: columns.standardDeviation[row]!,
  quantiles: columns.quantiles.map((column) => column[row]!),
})
