import type { Formatters } from '../../i18n/formatNumbers.ts'

/**
 * Counts for a sentence: each as a number, which decides on its plural, and written in the reader's
 * digits as `<name>Text`.
 *
 * @param said how a written count is said, for example with "at least" before it.
 *
 * @example
 * countWords(format, { count: 49 }) // => { count: 49, countText: '49' }
 */
export const countWords = (
  format: Pick<Formatters, 'number'>,
  counts: Readonly<Record<string, number>>,
  said: (text: string) => string = (text) => text,
): Readonly<Record<string, number | string>> => ({
  ...counts,
  ...Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [`${name}Text`, said(format.number(count))]),
  ),
})
