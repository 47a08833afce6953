import type { dueRoute } from '@corridor/contract'
import { addMonths, type IsoDate } from '@corridor/kernel'
import { dueWithin, type StateCode, writeCalendar } from '@corridor/standards'
import type { Answer, FileAnswer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { sourcesOf } from './sourcesOf.ts'

export interface DueSelection {
  readonly state: StateCode
  /** By which the State falls into a group of the reporting cycle. */
  readonly englishName: string
  readonly from: IsoDate
  readonly months: number
}

/** @throws {DomainError} `unknown_area`. */
export const dueAnswer = (
  holdings: StandardsHoldings,
  selection: DueSelection,
): Answer<typeof dueRoute.output> => ({
  state: selection.state,
  from: selection.from,
  until: addMonths(selection.from, selection.months),
  items: itemsOf(holdings, selection).map((item) => ({ ...item, review: null })),
  sources: sourcesOf(holdings, selection.from),
})

/**
 * The dated items as an iCalendar file. Its stamp is the beginning of the day, so that the feed
 * changes only with what is in it and from day to day.
 *
 * @throws {DomainError} `unknown_area`.
 */
export const calendarFile = (holdings: StandardsHoldings, selection: DueSelection): FileAnswer => ({
  bytes: new TextEncoder().encode(
    writeCalendar(itemsOf(holdings, selection), {
      state: selection.state,
      name: `${selection.englishName}: labour standards`,
      stamp: `${selection.from}T00:00:00Z`,
      // The same event is the same on every installation, so that a name for all of them will do.
      uidDomain: 'standards.corridor.invalid',
      uncheckedMark: 'not checked against the text',
    }),
  ),
  fileName: `corridor-due-${selection.state}`,
})

const itemsOf = ({ book, cycles, supervision }: StandardsHoldings, selection: DueSelection) =>
  dueWithin(book, { reporting: cycles, supervision }, selection)
