import { daysBetween, type IsoDate } from '@corridor/kernel'
import type { Ratification } from '../Ratification.ts'
import type { InstrumentEntry, StandardsBook } from '../StandardsBook.ts'
import { denunciationEffect, isOpenOn, windowFrom } from './denunciation.ts'
import { entryIntoForceFor } from './entryIntoForce.ts'

/** The day on which a ratification ends by law, and how that agrees with what was published. */
export interface EffectiveEnd {
  readonly takesEffect: IsoDate
  /** Whether a published effect lies more than a day from the one by rule. */
  readonly differs: boolean
  readonly outsideWindow: boolean
}

/**
 * When a ratification stops to bind; null where nothing ended it.
 *
 * An act of the State takes effect by the instrument's rule. A newer convention ends the older one
 * on the day it enters into force for the State; where its ratification is not held, on the day
 * published.
 *
 * @source C097 Art. 21, C181 Art. 23, C189 Art. 26. Published days of automatic denunciation are the
 * registration and 365 days, hence a day of tolerance over 29 February.
 */
export function effectiveEnd(
  book: StandardsBook,
  entry: InstrumentEntry,
  { end, state, territory, registered }: Ratification,
): EffectiveEnd | null {
  const { lifeCycle } = entry.instrument
  if (end === null || lifeCycle === null) return null
  if (end.kind === 'denunciation') {
    const takesEffect = denunciationEffect(end.registered, lifeCycle)
    return {
      takesEffect,
      differs: false,
      outsideWindow: isOutsideWindow(entry, registered, end.registered),
    }
  }
  const newer = book.entries.get(end.by)
  const act = newer?.ratifications.get(state)?.find((other) => other.territory === territory)
  const { firstEntryIntoForce: first = null } = newer ?? {}
  if (newer?.instrument.lifeCycle == null || act === undefined || first === null) {
    return { takesEffect: end.effect, differs: false, outsideWindow: false }
  }
  const takesEffect = entryIntoForceFor(act.registered, first, newer.instrument.lifeCycle)
  const differs = Math.abs(daysBetween(takesEffect, end.effect)) > 1
  return { takesEffect, differs, outsideWindow: false }
}

/** Whether the act was registered on a day on which it should have been refused. */
function isOutsideWindow(entry: InstrumentEntry, registered: IsoDate, act: IsoDate): boolean {
  const { instrument, firstEntryIntoForce: first } = entry
  if (instrument.lifeCycle === null || first === null) return false
  const counting =
    instrument.lifeCycle.denunciation.countsFrom === 'instrument'
      ? first.date
      : entryIntoForceFor(registered, first, instrument.lifeCycle)
  return !isOpenOn(windowFrom(counting, instrument.lifeCycle, act), act)
}
