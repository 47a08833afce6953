import { addDays, addMonths, type IsoDate } from '@corridor/kernel'
import { dayNumber } from './calendar.ts'

/** Whole months and the days beyond them. */
export interface MonthsAndDays {
  readonly months: number
  readonly days: number
}

/**
 * From the first day to the last, both included: whole months first (the day of the month, or the
 * last day where there is none), then days.
 *
 * @example calendarLength('1966-07-05', '1976-08-17') // => { months: 121, days: 13 }
 */
export function calendarLength(from: IsoDate, to: IsoDate): MonthsAndDays {
  const end = addDays(to, 1)
  let months =
    (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(end.slice(5, 7)) -
    Number(from.slice(5, 7))
  if (addMonths(from, months) > end) months -= 1
  return { months, days: dayNumber(end) - dayNumber(addMonths(from, months)) }
}

/** Lengths added: months and days apart, thirty days a month, what is left as one more month. */
export function monthsRoundedUp(lengths: readonly MonthsAndDays[]): number {
  const days = lengths.reduce((total, length) => total + length.days, 0)
  const months = lengths.reduce((total, length) => total + length.months, 0)
  return months + Math.ceil(days / 30)
}
