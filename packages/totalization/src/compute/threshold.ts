import { addDays } from '@corridor/kernel'
import {
  compare,
  ONE,
  plus,
  type Rational,
  rational,
  rationalText,
  ZERO,
} from '../exact/Rational.ts'
import { calendarLength } from '../periods/calendarLength.ts'
import { changeUnit, isStated, type Unit } from '../periods/convertLength.ts'
import type { InsurancePeriod } from '../periods/InsurancePeriod.ts'

export interface Threshold {
  readonly met: boolean
  /** The time as it was compared, for the explanation. */
  readonly shown: string
}

/**
 * Whether a time reaches what is asked for. Days count as shares of their months, by which a year
 * that begins in the middle of February may come to a little less than a year; where less than a
 * month is missing, unbroken stretches are therefore also counted by the calendar, whole months
 * first, and the longer of both counts.
 *
 * @param periods asked for only when it is close
 */
export function thresholdOf(
  time: Rational,
  needed: Rational,
  unit: Unit,
  periods: () => readonly InsurancePeriod[],
): Threshold {
  const shown = rationalText(time)
  if (compare(time, needed) >= 0) return { met: true, shown }
  const nearly = plus(time, changeUnit(ONE, 'months', unit))
  if (compare(nearly, needed) < 0) return { met: false, shown }
  const months = calendarMonths(periods())
  if (months === null) return { met: false, shown }
  const byCalendar = changeUnit(months, 'months', unit)
  return compare(byCalendar, needed) >= 0
    ? { met: true, shown: `${rationalText(byCalendar)} (by the calendar)` }
    : { met: false, shown }
}

/** Null where a length was certified: it is taken as it is. */
function calendarMonths(periods: readonly InsurancePeriod[]): Rational | null {
  const dates: { from: string; to: string }[] = []
  for (const { from, to, certified } of periods) {
    if (from === null || to === null || isStated(certified)) return null
    dates.push({ from, to })
  }
  dates.sort((one, other) => (one.from < other.from ? -1 : 1))
  const stretches: { from: string; to: string }[] = []
  for (const next of dates) {
    const last = stretches.at(-1)
    if (last === undefined || next.from > addDays(last.to, 1)) stretches.push({ ...next })
    else if (next.to > last.to) last.to = next.to
  }
  // Thirty-one days a month: what is left of a stretch is never a month.
  return stretches
    .map(({ from, to }) => calendarLength(from, to))
    .map(({ months, days }) => plus(rational(BigInt(months)), rational(BigInt(days), 31n)))
    .reduce(plus, ZERO)
}
