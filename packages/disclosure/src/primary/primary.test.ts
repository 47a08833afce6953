import { expect, test } from 'vitest'
import { isDominated, isNearlyKnown } from './concentration.ts'
import { isSmallCount, leastProtection, USUAL_RULE } from './DisclosureRule.ts'

test('counts from one to below the threshold are small', () => {
  expect([0, 1, 4, 5].map((count) => isSmallCount(count, USUAL_RULE))).toEqual([
    ...[false, true, true, false],
  ])
  expect(isSmallCount(1, { threshold: 1, zeros: 'shown' })).toBe(false)
})

test('how wide intervals must be', () => {
  const rule = { threshold: 10, zeros: 'shown' } as const
  expect([leastProtection(USUAL_RULE), leastProtection(rule), leastProtection(rule, true)]).toEqual(
    [3, 8, 10],
  )
  expect(leastProtection({ threshold: 2, zeros: 'shown' })).toBe(1)
  expect(leastProtection({ threshold: 5, zeros: 'may_be_hidden' })).toBe(5)
})

test('few contributors: (n, k) and p %', () => {
  expect(isDominated([80, 15, 5], { n: 1, percent: 75 })).toBe(true)
  expect(isDominated([75, 20, 5], { n: 1, percent: 75 })).toBe(false)
  expect(isDominated([50, 36, 14], { n: 2, percent: 85 })).toBe(true)
  expect(isNearlyKnown([100, 50, 9], 10)).toBe(true)
  expect(isNearlyKnown([100, 50, 10], 10)).toBe(false)
  expect(isNearlyKnown([7, 3], 10)).toBe(true)
  expect(isNearlyKnown([], 10)).toBe(false)
})
