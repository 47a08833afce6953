import { DomainError } from './DomainError.ts'

/**
 * A calendar date without time zone, written `2014-05-28`. Two of them compare as text.
 */
export type IsoDate = string

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Reads `2014-05-28` and nothing else.
 *
 * @throws {DomainError} `bad_request` when it is not a day of the calendar.
 * @example
 * parseIsoDate('2014-05-28') // => '2014-05-28'
 */
export function parseIsoDate(text: string): IsoDate {
  const trimmed = text.trim()
  if (!isIsoDate(trimmed)) {
    throw new DomainError(
      'bad_request',
      `"${text}" is not a date; write year, month and day, for example 2014-05-28`,
    )
  }
  return trimmed
}

/** Whether a text is a day of the calendar, written `2014-05-28`. */
export function isIsoDate(text: string): boolean {
  const match = PATTERN.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * The same day of the month some months later (or earlier); the last day of the month where there
 * is no such day.
 *
 * @example
 * addMonths('2004-02-29', 12) // => '2005-02-28'
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return writeDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** @example addYears('1952-01-22', 80) // => '2032-01-22' */
export const addYears = (date: IsoDate, years: number): IsoDate => addMonths(date, 12 * years)

/** @example addDays('2004-02-28', 2) // => '2004-03-01' */
export function addDays(date: IsoDate, days: number): IsoDate {
  const day = dayNumber(date) + days
  // A year has 365.2425 days on average, so that the guess is at most one year off.
  let year = Math.floor(day / 365.2425)
  while (daysBeforeYear(year + 1) <= day) year += 1
  while (daysBeforeYear(year) > day) year -= 1
  let month = 1
  let rest = day - daysBeforeYear(year)
  for (; rest >= daysInMonth(year, month); month++) rest -= daysInMonth(year, month)
  return writeDate(year, month, rest + 1)
}

/** Days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from)

/** @example firstOfNextMonth('2003-06-14') // => '2003-07-01' */
export const firstOfNextMonth = (date: IsoDate): IsoDate => `${addMonths(date, 1).slice(0, 8)}01`

export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4))

function partsOf(date: IsoDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

/** Days since the first day of the year 0 of the Gregorian calendar, reckoned backwards. */
function dayNumber(date: IsoDate): number {
  const [year, month, day] = partsOf(date)
  let days = daysBeforeYear(year) + day - 1
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier)
  return days
}

const daysBeforeYear = (year: number): number =>
  year * 365 + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400)

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const writeDate = (year: number, month: number, day: number): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
