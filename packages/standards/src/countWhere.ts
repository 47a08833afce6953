import { DomainError, type IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import type { StateCode } from './Ratification.ts'
import { entryOf, isListedOn, type StandardsBook } from './StandardsBook.ts'
import { statusOn } from './statusOn.ts'

/** Under which instruments a State is registered: under all of `all`, and one at least of `any`. */
export interface Coincidence {
  readonly all?: readonly InstrumentId[]
  readonly any?: readonly InstrumentId[]
}

/** States registered under several instruments on a day. */
export interface CoincidenceCount {
  readonly on: IsoDate
  readonly registered: number
  readonly states: readonly StateCode[]
  /** Whether the lists of all instruments named reach the day. */
  readonly isComplete: boolean
}

/**
 * Counts the States whose ratifications coincide on a day, as published totals count them.
 *
 * @throws {DomainError} `unknown_instrument`; `bad_request` when no instrument is named.
 * @remarks O(States).
 * @example
 * countWhere(book, { all: ['ICRMW'], any: ['C097', 'C143'] }, '2014-05-28').registered // => 16
 */
export function countWhere(
  book: StandardsBook,
  { all = [], any = [] }: Coincidence,
  on: IsoDate,
): CoincidenceCount {
  const entries = [...all, ...any].map((id) => entryOf(book, id))
  if (entries.length === 0) {
    throw new DomainError('bad_request', 'No instrument is named; name one, for example C097')
  }
  const counts = (state: StateCode) => (instrument: InstrumentId) =>
    statusOn(book, state, instrument, on).counts
  const states = [...book.states].filter(
    (state) => all.every(counts(state)) && (any.length === 0 || any.some(counts(state))),
  )
  return {
    on,
    registered: states.length,
    states: states.toSorted(),
    isComplete: entries.every((entry) => isListedOn(entry, on)),
  }
}
