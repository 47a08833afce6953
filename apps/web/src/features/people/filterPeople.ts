import type { Person } from '@corridor/contract'
import { mandateState } from './mandateState.ts'
import type { PeopleView } from './peopleView.ts'

/** Letters as they are compared: without case, accents, Arabic vowel signs and lengthening. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}ـ]/gu, '')
    .toLowerCase()

/**
 * The people who fit: every word that was typed stands in the name or the address, in any order.
 *
 * @param today the day on which a role must be held, `YYYY-MM-DD`.
 */
export function filterPeople(
  people: readonly Person[],
  { q = '', state, role }: PeopleView,
  today: string,
): readonly Person[] {
  const words = folded(q).split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    const text = folded(`${person.name} ${person.email}`)
    return (
      words.every((word) => text.includes(word)) &&
      (state === 'all' || person.state === state) &&
      (role === undefined ||
        person.roles.some((held) => held.role === role && mandateState(held, today) === 'now'))
    )
  })
}
