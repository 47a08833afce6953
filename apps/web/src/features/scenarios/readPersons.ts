/** Above this the contract takes no figure. Persons. */
const MOST_PERSONS = 10_000_000_000

const GROUPED = /^\d{1,3}(?:[.,'’٬\s]\d{3})+$/

/**
 * Whole persons as people write them: with or without separators of thousands, in Latin or Arabic
 * digits. A fraction is not read as thousands, nor the other way round: it is refused.
 *
 * @returns null for anything else.
 * @example
 * readPersons('1 234 567') // => 1234567
 * readPersons('12,5') // => null
 */
export function readPersons(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[\u00a0\u202f]/g, ' ')
  const digits = GROUPED.test(plain) ? plain.replaceAll(/\D/g, '') : plain
  if (!/^\d+$/.test(digits)) return null
  const persons = Number(digits)
  return persons <= MOST_PERSONS ? persons : null
}
