import { DomainError } from '@corridor/kernel'

/** From which count on figures are shown, and how well those that are not are protected. */
export interface DisclosureRule {
  /** Counts from 1 up to the one before it are small. */
  readonly threshold: number
  /**
   * `shown`: a zero is published wherever its table is, so that what is not shown is known to be at
   * least one. `may_be_hidden`: a zero may be left out to protect others.
   */
  readonly zeros: 'shown' | 'may_be_hidden'
  /**
   * How far apart the least and the greatest value of each figure that is not shown must be. Never less
   * than `leastProtection`, which is what is taken where it is left out.
   */
  readonly protection?: number
}

/** Five and more are shown, zeros too. */
export const USUAL_RULE: DisclosureRule = { threshold: 5, zeros: 'shown' }

/** Whether a count says of somebody, and of too few to be shown. */
export const isSmallCount = (count: number, { threshold }: DisclosureRule): boolean =>
  count >= 1 && count < threshold

/**
 * The width of intervals from which on no sum of figures that are not shown can be small.
 *
 * Let `s` be a sum of `k` different figures that follows from what is published, one of them small.
 * What is left out is at least 1 (zeros are shown), so that a figure in it is at most `s - (k - 1)` and
 * its interval at most `s - k` wide: a width of `threshold - 2` gives `s >= threshold` for `k >= 2`,
 * and for `k = 1` the width is nought. Where figures can be zero, the interval is within 0 and `s`: a
 * width of `threshold` is needed.
 *
 * @param hasUnpublished some figures of the system are published nowhere, and can be zero.
 */
export const leastProtection = (
  { threshold, zeros }: DisclosureRule,
  hasUnpublished = false,
): number =>
  zeros === 'shown' && !hasUnpublished ? Math.max(1, threshold - 2) : Math.max(1, threshold)

/** @throws {DomainError} `bad_option` unless the rule can be applied. */
export function checkRule(rule: DisclosureRule, hasUnpublished = false): void {
  const { threshold, protection } = rule
  if (!Number.isSafeInteger(threshold) || threshold < 1 || threshold > 1_000) {
    throw new DomainError('bad_option', 'The threshold is a whole number from 1 to 1000', {
      threshold,
    })
  }
  const least = leastProtection(rule, hasUnpublished)
  if (protection !== undefined && !(Number.isSafeInteger(protection) && protection >= least)) {
    throw new DomainError(
      'bad_option',
      `With a threshold of ${threshold} the protection is a whole number from ${least} on`,
      { protection, least },
    )
  }
}
