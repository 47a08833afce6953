import { addDays, DomainError, type IsoDate } from '@corridor/kernel'
import { type HolidayCalendar, isWorkingDay } from './HolidayCalendar.ts'
import { endOfLocalDay, localDateOf } from './localTime.ts'

/** How long there is, counted from when it began. */
export interface TimeLimit {
  /** Whole, 0 or more. */
  readonly count: number
  readonly unit: 'hours' | 'days' | 'working_days'
}

/** Until when something has to be done; what cannot be told is not guessed. */
export type Due =
  | {
      readonly kind: 'due'
      /** The last local day on which it is in time. */
      readonly lastDay: IsoDate
      /** The first instant at which it is too late, in milliseconds since 1970 UTC. */
      readonly missedFrom: number
    }
  | {
      readonly kind: 'cannot_tell'
      readonly reason: 'no_calendar' | 'day_not_covered'
      /** The first day about which the calendar says nothing. */
      readonly day: IsoDate | null
    }

const LONGEST = 36_525
const HOUR_MS = 3_600_000

/**
 * When a time limit is over.
 *
 * "Within n days of D" is met while date − D <= n. Hours run by the clock; days are dates of the
 * authority's time zone and end with the day; of working days, the n-th one after D is the last.
 *
 * @param startedAt milliseconds since 1970 UTC.
 * @param calendar of the authority's jurisdiction; asked for working days alone.
 * @param timeZone IANA name.
 * @throws {DomainError} `bad_option` for a count that is not whole, negative or over 36,525, and for a
 * zone that is not known.
 * @remarks O(days counted).
 * @source docs/methods/deadlines.md
 * @example
 * dueOn({ count: 15, unit: 'days' }, 1893456000000, null, 'UTC')
 * // => { kind: 'due', lastDay: '2030-01-16', missedFrom: 1894838400000 }
 */
export function dueOn(
  limit: TimeLimit,
  startedAt: number,
  calendar: HolidayCalendar | null,
  timeZone: string,
): Due {
  const { count, unit } = limit
  if (!Number.isInteger(count) || count < 0 || count > LONGEST) {
    throw new DomainError('bad_option', `a time limit of ${count} ${unit} cannot be counted`)
  }
  if (unit === 'hours') return dueAt(startedAt + count * HOUR_MS, timeZone)
  const started = localDateOf(startedAt, timeZone)
  if (unit === 'days') return dueAtEndOf(addDays(started, count), timeZone)
  if (calendar === null) return { kind: 'cannot_tell', reason: 'no_calendar', day: null }
  let day = started
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    const works = isWorkingDay(calendar, day)
    if (works === null) return { kind: 'cannot_tell', reason: 'day_not_covered', day }
    if (works) left -= 1
  }
  return dueAtEndOf(day, timeZone)
}

/** The end of a local day. */
export const dueAtEndOf = (lastDay: IsoDate, timeZone: string): Due => ({
  kind: 'due',
  lastDay,
  missedFrom: endOfLocalDay(lastDay, timeZone),
})

/** An instant, which itself is still in time. */
export const dueAt = (last: number, timeZone: string): Due => ({
  kind: 'due',
  lastDay: localDateOf(last, timeZone),
  missedFrom: last + 1,
})
