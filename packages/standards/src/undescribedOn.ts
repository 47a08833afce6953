import type { Corridor, IsoDate } from '@corridor/kernel'
import { bindingOn, isBound } from './bindingOn.ts'
import type { InstrumentId } from './Instrument.ts'
import type { CorridorEnd } from './rightsOn.ts'
import { entryOf, type StandardsBook } from './StandardsBook.ts'

/** An instrument that binds an end of a corridor, of which no article is described. */
export interface UndescribedInstrument {
  readonly instrument: InstrumentId
  readonly ends: readonly CorridorEnd[]
}

/**
 * Instruments in force at either end whose articles are not described here, in the order of the
 * book. What they give is not in `rightsOn`: a topic that is missing there may be covered by one of
 * them, so that whoever shows gaps shows these as well.
 *
 * @throws {DomainError} `unknown_area` when an end is no State held.
 * @remarks O(instruments).
 */
export function undescribedOn(
  book: StandardsBook,
  corridor: Corridor,
  on: IsoDate,
): readonly UndescribedInstrument[] {
  return bindingOn(book, corridor, on).flatMap((binding) => {
    const { instrument, origin, destination } = binding
    if (entryOf(book, instrument).instrument.provisions.length > 0) return []
    const statuses = { origin, destination }
    const ends = (['origin', 'destination'] as const).filter(
      (end) => isBound(statuses[end]) === true,
    )
    return ends.length === 0 ? [] : [{ instrument, ends }]
  })
}
