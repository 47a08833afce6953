import { daysBetween, type IsoDate } from '@corridor/kernel'
import type { InstrumentId } from '../Instrument.ts'
import type { Ratification } from '../Ratification.ts'
import type { InstrumentEntry, StandardsBook } from '../StandardsBook.ts'
import { denunciationEffect, isOpenOn } from './denunciation.ts'
import { entryIntoForceFor } from './entryIntoForce.ts'
import { windowFor } from './windowFor.ts'

/** The day on which a ratification ends by law, and how that agrees with what was published. */
export interface EffectiveEnd {
  readonly kind: 'denunciation' | 'automatic-denunciation'
  readonly takesEffect: IsoDate
  /** Of an act of the State: the day it was registered. */
  readonly registered: IsoDate | null
  /** The newer convention that ended it. */
  readonly by: InstrumentId | null
  /** Whether a published effect lies more than a day from the one by rule, or is missing. */
  readonly differs: boolean
  readonly outsideWindow: boolean
}

/**
 * When a ratification stops to bind; null where nothing ended it.
 *
 * An act of the State takes effect by the instrument's rule. A newer convention ends the older one
 * on the day it enters into force for the State, whether or not the older one's list says so; where
 * its ratification is not held, on the day published. Of two ends the earlier counts.
 *
 * @source C097 Art. 21, C181 Art. 23, C189 Art. 26. Published days of automatic denunciation are the
 * registration and 365 days, hence a day of tolerance over 29 February.
 */
export function effectiveEnd(
  book: StandardsBook,
  entry: InstrumentEntry,
  ratification: Ratification,
): EffectiveEnd | null {
  const ends = [
    endByAct(book, entry, ratification),
    ...endsByNewer(book, entry, ratification),
    endPublished(book, entry, ratification),
  ].filter((end) => end !== null)
  return ends.toSorted((a, b) => (a.takesEffect < b.takesEffect ? -1 : 1))[0] ?? null
}

function endByAct(
  book: StandardsBook,
  entry: InstrumentEntry,
  { end, registered }: Ratification,
): EffectiveEnd | null {
  if (end?.kind !== 'denunciation' || entry.instrument.lifeCycle === null) return null
  return {
    kind: 'denunciation',
    takesEffect: denunciationEffect(end.registered, entry.instrument.lifeCycle),
    registered: end.registered,
    by: null,
    differs: false,
    outsideWindow: isOutsideWindow(book, entry, registered, end.registered),
  }
}

/** Ends by rule: one for each newer convention that the State ratified and that denounces this one. */
function endsByNewer(
  book: StandardsBook,
  entry: InstrumentEntry,
  { state, territory, registered, end }: Ratification,
): EffectiveEnd[] {
  const published = end?.kind === 'automatic-denunciation' ? end : null
  return newerOf(book, entry, published?.by ?? null).flatMap((newer) => {
    const { instrument, firstEntryIntoForce: first } = newer
    if (instrument.lifeCycle === null || first === null) return []
    const act = newer.ratifications
      .get(state)
      ?.find((other) => other.territory === territory && other.registered >= registered)
    if (act === undefined) return []
    const takesEffect = entryIntoForceFor(act.registered, first, instrument.lifeCycle)
    const differs =
      published?.by === instrument.id
        ? Math.abs(daysBetween(takesEffect, published.effect)) > 1
        : entry.list !== null && takesEffect <= entry.list.completeThrough
    return [
      {
        kind: 'automatic-denunciation' as const,
        takesEffect,
        registered: null,
        by: instrument.id,
        differs,
        outsideWindow: false,
      },
    ]
  })
}

/** The published end, where the newer convention's own ratification is not held. */
function endPublished(
  book: StandardsBook,
  entry: InstrumentEntry,
  ratification: Ratification,
): EffectiveEnd | null {
  const { end } = ratification
  if (end?.kind !== 'automatic-denunciation') return null
  if (endsByNewer(book, entry, ratification).some(({ by }) => by === end.by)) return null
  return {
    kind: 'automatic-denunciation',
    takesEffect: end.effect,
    registered: null,
    by: end.by,
    differs: false,
    outsideWindow: false,
  }
}

/** Conventions held whose ratification ends this one: those that say so, and the one published. */
function newerOf(
  book: StandardsBook,
  { instrument, endedBy }: InstrumentEntry,
  published: InstrumentId | null,
): InstrumentEntry[] {
  const ids = new Set(published === null ? endedBy : [...endedBy, published])
  ids.delete(instrument.id)
  return [...ids].flatMap((id) => book.entries.get(id) ?? [])
}

/** Whether the act was registered on a day on which it should have been refused. */
function isOutsideWindow(
  book: StandardsBook,
  entry: InstrumentEntry,
  registered: IsoDate,
  act: IsoDate,
): boolean {
  const window = windowFor(book, entry, registered, act)
  return window !== null && !isOpenOn(window, act)
}
