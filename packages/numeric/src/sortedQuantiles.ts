/**
 * Quantiles of a sorted sample: the value at index floor(p N), the last one for p = 1.
 *
 * No value is made up between two of the sample, so that the answer does not depend on how it is
 * stored or merged.
 *
 * @param sorted ascending; NaN for an empty sample.
 * @param probabilities 0..1.
 * @example
 * sortedQuantiles(Float64Array.of(1, 2, 3, 4), [0, 0.5, 1]) // => [1, 3, 4]
 */
export const sortedQuantiles = (
  sorted: ArrayLike<number>,
  probabilities: readonly number[],
): number[] =>
  probabilities.map((p) =>
    sorted.length === 0
      ? Number.NaN
      : sorted[Math.min(Math.floor(p * sorted.length), sorted.length - 1)]!,
  )
