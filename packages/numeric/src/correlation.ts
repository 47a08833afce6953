/**
 * Pearson's correlation of two samples of one length; NaN where one of them does not vary.
 *
 * @remarks Two passes, so that large means cost no digits.
 * @example
 * correlation([1, 2, 3], [2, 4, 6]) // => 1
 */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const count = first.length
  let [meanFirst, meanSecond] = [0, 0]
  for (let i = 0; i < count; i++) {
    meanFirst += first[i]! / count
    meanSecond += second[i]! / count
  }
  let [both, squareFirst, squareSecond] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const [a, b] = [first[i]! - meanFirst, second[i]! - meanSecond]
    both += a * b
    squareFirst += a * a
    squareSecond += b * b
  }
  return both / Math.sqrt(squareFirst * squareSecond)
}
