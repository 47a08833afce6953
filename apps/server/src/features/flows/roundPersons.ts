/**
 * Persons as every answer writes them, JSON and CSV alike: to three decimals, never minus zero.
 * The engine itself does not round.
 */
export const roundPersons = (persons: number): number => Math.round(persons * 1000) / 1000 + 0

export const roundPersonsOrNull = (persons: number | null): number | null =>
  persons === null ? null : roundPersons(persons)
