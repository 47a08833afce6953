import type { IsoDate } from '@corridor/kernel'
import type { LifeCycle } from '../Instrument.ts'
import type { InstrumentEntry, StandardsBook } from '../StandardsBook.ts'
import { type Verification, weakest } from '../verification.ts'
import { type DenunciationWindow, windowFrom } from './denunciation.ts'
import { entryIntoForceFor } from './entryIntoForce.ts'

/** A window of denunciation for one State and how well its dates are known. */
export interface StateWindow extends DenunciationWindow {
  readonly verification: Verification
}

/**
 * The window of an instrument that is open on a day for a State registered under it, or else the
 * next; null where its first entry into force is not known.
 *
 * A protocol is open when its convention is: the window is the convention's.
 *
 * @source C097 Art. 17 and alike; ICRMW Art. 89 (counts from the State's own entry into force);
 * final provisions of P029.
 */
export function windowFor(
  book: StandardsBook,
  entry: InstrumentEntry,
  registered: IsoDate,
  on: IsoDate,
): StateWindow | null {
  const ruling = entry.instrument.kind === 'protocol' ? conventionOf(book, entry) : entry
  const lifeCycle: LifeCycle | null = ruling?.instrument.lifeCycle ?? null
  const first = ruling?.firstEntryIntoForce ?? null
  if (lifeCycle === null || first === null) return null
  const counting =
    lifeCycle.denunciation.countsFrom === 'instrument'
      ? first.date
      : entryIntoForceFor(registered, first, lifeCycle)
  return {
    ...windowFrom(counting, lifeCycle, on),
    verification: weakest([lifeCycle.verification, first.verification]),
  }
}

/** The convention that a protocol stands with; null where it is not held. */
const conventionOf = (
  book: StandardsBook,
  { instrument: { id } }: InstrumentEntry,
): InstrumentEntry | null =>
  [...book.entries.values()].find(
    ({ instrument: { kind, accompaniedBy } }) =>
      kind === 'convention' && accompaniedBy.includes(id),
  ) ?? null
