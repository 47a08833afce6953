import type { IsoDate } from '@corridor/kernel'

/**
 * A month in ticks: the smallest number that 28, 29, 30 and 31 all divide, so that a day of any
 * month is a whole number of ticks and a whole calendar month is exactly one month.
 */
export const TICKS_PER_MONTH = 377_580

const CUMULATIVE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** Days since 31 December of the year before the year 0, by the Gregorian calendar. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date)
  const earlier = year - 1
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return (
    earlier * 365 +
    Math.floor(earlier / 4) -
    Math.floor(earlier / 100) +
    Math.floor(earlier / 400) +
    CUMULATIVE[month - 1]! +
    leapDay +
    day
  )
}

/** Months up to the beginning of a day, in ticks: every day is one share of its own month. */
export function monthTicks(date: IsoDate): number {
  const { year, month, day } = partsOf(date)
  const ticksPerDay = TICKS_PER_MONTH / daysInMonth(year, month)
  return (year * 12 + month - 1) * TICKS_PER_MONTH + (day - 1) * ticksPerDay
}

export const partsOf = (date: IsoDate): { year: number; month: number; day: number } => ({
  year: digits(date, 0, 4),
  month: digits(date, 5, 7),
  day: digits(date, 8, 10),
})

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Read by character: careers by the million are measured with it. */
function digits(text: string, start: number, end: number): number {
  let value = 0
  for (let place = start; place < end; place++) value = value * 10 + text.charCodeAt(place) - 48
  return value
}
