import { addMonths, addYears, firstOfNextMonth, type IsoDate } from '@corridor/kernel'
import type { LifeCycle } from '../Instrument.ts'

/** Days on which an act of denunciation is accepted: from `opens` up to, not with, `closes`. */
export interface DenunciationWindow {
  readonly opens: IsoDate
  /** Null where it never closes. */
  readonly closes: IsoDate | null
}

/**
 * The window that is open on a day, or else the next to open.
 *
 * `startsCounting` is the first entry into force of the instrument, or for the State, as the rule
 * says. Windows are half-open: an act on the day of `closes` comes too late.
 *
 * @source C097 Art. 17, C102 Art. 82, C118 Art. 16, C144 Art. 9, C181 Art. 19, C189 Art. 22 (every
 * ten years, one year); C019 Art. 10 (ever after ten years); ICRMW Art. 89 (ever after five).
 * @example
 * windowFrom('1952-01-22', tenYearWindow, '2026-01-01') // => { opens: '2032-01-22', closes: '2033-01-22' }
 */
export function windowFrom(
  startsCounting: IsoDate,
  { denunciation: { lockYears, windowMonths } }: LifeCycle,
  on: IsoDate,
): DenunciationWindow {
  if (windowMonths === null) return { opens: addYears(startsCounting, lockYears), closes: null }
  for (let round = 1; ; round++) {
    const opens = addYears(startsCounting, lockYears * round)
    const closes = addMonths(opens, windowMonths)
    if (on < closes) return { opens, closes }
  }
}

export const isOpenOn = ({ opens, closes }: DenunciationWindow, on: IsoDate): boolean =>
  opens <= on && (closes === null || on < closes)

/** The day from which a registered act of denunciation ends the obligations. */
export function denunciationEffect(registered: IsoDate, { denunciation }: LifeCycle): IsoDate {
  const date = addMonths(registered, denunciation.effectMonths)
  return denunciation.startsOn === 'same-day' ? date : firstOfNextMonth(date)
}
