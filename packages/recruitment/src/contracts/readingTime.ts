import type { ContractText } from './Contract.ts'

/**
 * The shortest time in which somebody can have read a hundred words: nobody reads 600 words a
 * minute. It stops a press without reading, and says nothing of understanding; what is plausible
 * for a worker is a parameter of the check `clauses_language`.
 */
export const SECONDS_PER_100_WORDS = 10

/** Words of a text, also of languages written without spaces. */
export function countWords({ language, body }: ContractText): number {
  let count = 0
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  for (const { isWordLike } of segmenter.segment(body)) if (isWordLike === true) count += 1
  return count
}

/**
 * Seconds below which a text cannot have been read.
 *
 * @example minimumReadingSeconds({ language: 'en', body: 'one two three' }, 10) // => 1
 */
export const minimumReadingSeconds = (text: ContractText, secondsPer100Words: number): number =>
  Math.ceil((countWords(text) * secondsPer100Words) / 100)
