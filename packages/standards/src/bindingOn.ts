import type { Corridor, IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import type { StandardsBook } from './StandardsBook.ts'
import { type InstrumentStatus, statusOn } from './statusOn.ts'

/** How an instrument meets a corridor. */
export type BindingPattern =
  | 'both'
  | 'origin-only'
  | 'destination-only'
  | 'neither'
  /** One end, or both, cannot be told. */
  | 'cannot-tell'
  /** A recommendation. */
  | 'guidance'

/** One instrument at both ends of a corridor on a day. */
export interface CorridorBinding {
  readonly instrument: InstrumentId
  readonly pattern: BindingPattern
  readonly origin: InstrumentStatus
  readonly destination: InstrumentStatus
}

/**
 * Which instruments bind the two ends of a corridor on a day, in the order of the book.
 *
 * Bound is a State for which the instrument is in force; a part of a State does not bind it all.
 *
 * @throws {DomainError} `unknown_area` when an end is no member held.
 * @remarks O(instruments).
 */
export function bindingOn(
  book: StandardsBook,
  { origin, destination }: Corridor,
  on: IsoDate,
): readonly CorridorBinding[] {
  return [...book.entries.keys()].map((instrument) => {
    const ends = {
      origin: statusOn(book, origin, instrument, on),
      destination: statusOn(book, destination, instrument, on),
    }
    return { instrument, pattern: patternOf(ends.origin, ends.destination), ...ends }
  })
}

/** Yes, no, or null where the facts held do not tell. */
export function isBound({ kind }: InstrumentStatus): boolean | null {
  if (kind === 'in-force') return true
  return kind === 'not-recorded' || kind === 'no-list' ? null : false
}

function patternOf(origin: InstrumentStatus, destination: InstrumentStatus): BindingPattern {
  if (origin.kind === 'guidance') return 'guidance'
  const [atOrigin, atDestination] = [isBound(origin), isBound(destination)]
  if (atOrigin === null || atDestination === null) return 'cannot-tell'
  if (atOrigin) return atDestination ? 'both' : 'origin-only'
  return atDestination ? 'destination-only' : 'neither'
}
