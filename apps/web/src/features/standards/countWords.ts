import type { Formatters } from '../../i18n/formatNumbers.ts'

/**
 * Counts for a sentence: each as a number, which decides on its plural, and written in the reader's
 * digits as `<name>Text`.
 *
 * @example
 * countWords(format, { count: 49 }) // => { count: 49, countText: '49' }
 */
export const countWords = (
  format: Pick<Formatters, 'number'>,
  counts: Readonly<Record<string, number>>,
): Readonly<Record<string, number | string>> => ({
  ...counts,
  ...Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [`${name}Text`, format.number(count)]),
  ),
})
