import { type Formatters, roundPersons } from '../../i18n/formatNumbers.ts'

type Words = (id: string, values?: Record<string, unknown>) => string

/** From here on figures are written in millions, which some languages join with a preposition. */
const MILLIONS = 999_500

/**
 * A number of people for a sentence, rounded to what an estimate can bear.
 *
 * @example
 * personsWords(t, format, 346812) // => '347,000 people'
 */
export const personsWords = (t: Words, format: Formatters, persons: number): string =>
  t(Math.abs(persons) >= MILLIONS ? 'persons.millions' : 'persons.count', {
    // The plural of the figure that is written, not of the one behind it.
    count: roundPersons(persons),
    persons: format.inWords(persons),
  })
