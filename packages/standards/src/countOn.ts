import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import type { StateCode } from './Ratification.ts'
import { entryOf, isListedOn, type StandardsBook } from './StandardsBook.ts'
import { type InstrumentStatus, statusOn } from './statusOn.ts'
import { type Verification, weakest } from './verification.ts'

/** How many States an instrument has on a day. */
export interface InstrumentCount {
  readonly instrument: InstrumentId
  readonly on: IsoDate
  /** States whose ratification is registered and has not ended, as published totals count them. */
  readonly registered: number
  /** Of these, those for which it is in force, as a whole or for a part of the State. */
  readonly inForce: number
  readonly states: readonly StateCode[]
  /** Whether the list reaches the day; otherwise the figures are the least that is known. */
  readonly isComplete: boolean
  /** How many of the registrations are dated to the day by a source. */
  readonly dated: number
  readonly verification: Verification
}

/**
 * Counts the States of one instrument on a day; they are the sum of their statuses.
 *
 * @throws {DomainError} `unknown_instrument`.
 * @remarks O(States).
 * @example
 * countOn(book, 'C097', '2014-05-28').registered // => 49
 */
export function countOn(
  book: StandardsBook,
  instrument: InstrumentId,
  on: IsoDate,
): InstrumentCount {
  const entry = entryOf(book, instrument)
  const counted = [...entry.ratifications.keys()]
    .map((state) => statusOn(book, state, instrument, on))
    .filter(({ counts }) => counts)
  return {
    instrument,
    on,
    registered: counted.length,
    inForce: counted.filter(bindsSomebody).length,
    states: counted.map(({ state }) => state).toSorted(),
    isComplete: isListedOn(entry, on),
    dated: counted.filter(({ caveats }) => !caveats.some((caveat) => caveat.startsWith('date-')))
      .length,
    verification: weakest([
      entry.list?.verification ?? 'unverified',
      ...counted.map(({ verification }) => verification),
    ]),
  }
}

const bindsSomebody = ({ kind, territories }: InstrumentStatus): boolean =>
  kind === 'in-force' || territories.some((territory) => territory.kind === 'in-force')
