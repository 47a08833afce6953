import { expect, test } from 'vitest'
import { relativeWords } from './timeWords.ts'

const HOUR = 3_600_000

test.each([
  [-3 * 24 * HOUR - 1, 'en', '3 days ago'],
  [2 * 24 * HOUR - 1, 'en', 'in 1 day'],
  [23.9 * HOUR, 'en', 'in 23 hours'],
  [-59_000, 'en', 'now'],
  [-2 * 24 * HOUR, 'ar-u-nu-latn', 'قبل يومين'],
  [5 * 24 * HOUR, 'fr', 'dans 5 jours'],
  [5 * 24 * HOUR, 'es', 'dentro de 5 días'],
])('%d ms in %s is %s', (ms, locale, words) => {
  expect(relativeWords(ms, locale)).toBe(words)
})
