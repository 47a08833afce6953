import type { ViewField } from '../../app/viewState.ts'

/** The first day that can be asked for: the year of the first instruments. */
export const FIRST_DAY = '1919-01-01'

/** The last one. */
export const LAST_DAY = '2100-12-31'

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * Whether a text is a day of the calendar that can be asked for.
 *
 * @example
 * isDay('2014-02-29') // => false
 */
export function isDay(text: string): boolean {
  const parts = PATTERN.exec(text)
  if (parts === null || text < FIRST_DAY || text > LAST_DAY) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day asked for, absent for today; `on` in the address. */
const dayField: ViewField<string | undefined> = {
  read: (text) => (text !== undefined && isDay(text) ? text : undefined),
  write: (day) => day,
}

/** The day of a page as its address tells it. */
export const DAY_VIEW = { on: dayField }

/**
 * The same day of another year; the last of the month where there is none, never later than `latest`.
 *
 * @example
 * moveYear('2012-02-29', 2014, '2026-01-01') // => '2014-02-28'
 */
export function moveYear(day: string, year: number, latest: string): string {
  const [, month, ofMonth] = day.split('-').map(Number) as [number, number, number]
  const last = Math.min(ofMonth, daysInMonth(year, month))
  const moved = `${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
  return moved > latest ? latest : moved
}
