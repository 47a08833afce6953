import type { IsoDate } from '@corridor/kernel'
import type { StateCode } from './Ratification.ts'
import type { StandardsBook } from './StandardsBook.ts'

/**
 * States whose earliest registration under any instrument held lies on or after a day, in order of
 * their codes: by this rule a State is taken to be new since then. A State that was a member before
 * and ratified nothing held until then would be taken for new as well.
 *
 * @remarks O(ratifications).
 * @example
 * newStatesSince(book, '1990-01-01') // => ['ARM', 'AZE', 'BIH', ...]
 */
export function newStatesSince(book: StandardsBook, from: IsoDate): readonly StateCode[] {
  const earliest = new Map<StateCode, IsoDate>()
  for (const { ratifications } of book.entries.values()) {
    for (const [state, [first]] of ratifications) {
      const before = earliest.get(state)
      if (before === undefined || first!.registered < before) earliest.set(state, first!.registered)
    }
  }
  return [...earliest].flatMap(([state, first]) => (first >= from ? [state] : [])).toSorted()
}
