/**
 * A sum of published figures: known only where each of them is shown.
 *
 * Whatever sums of a protected release are answered so, anybody could add them up from the release:
 * together they tell nothing that its audit did not allow. A sum over figures that are not shown would
 * be a new figure, and is not answered.
 *
 * @param figures null where one is not shown.
 * @example answerSum([12, null, 7]) // => null
 */
export function answerSum(figures: readonly (number | null)[]): number | null {
  let sum = 0
  for (const figure of figures) {
    if (figure === null) return null
    sum += figure
  }
  return sum
}
