/**
 * Whether few contributors make up most of an amount: the (n, k) rule.
 *
 * @param contributions of each contributor, none negative.
 * @param rule `n` largest contributions above `percent` of the sum.
 * @source Hundepool et al. (2012), Statistical Disclosure Control, section 4.2
 * @example isDominated([80, 15, 5], { n: 1, percent: 75 }) // => true
 */
export function isDominated(
  contributions: readonly number[],
  { n, percent }: { readonly n: number; readonly percent: number },
): boolean {
  const sum = sumOf(contributions)
  return 100 * sumOf(largestFirst(contributions).slice(0, n)) > percent * sum
}

/**
 * Whether the second largest contributor can compute the largest contribution to within a percentage
 * of it, from the sum and its own: the p % rule.
 *
 * @param contributions of each contributor, none negative.
 * @source Hundepool et al. (2012), Statistical Disclosure Control, section 4.2
 * @example isNearlyKnown([100, 50, 9], 10) // => true: 9 < 10 % of 100
 */
export function isNearlyKnown(contributions: readonly number[], percent: number): boolean {
  const [first = 0, ...others] = largestFirst(contributions)
  return first > 0 && 100 * sumOf(others.slice(1)) < percent * first
}

const largestFirst = (contributions: readonly number[]): readonly number[] =>
  contributions.toSorted((a, b) => b - a)

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
