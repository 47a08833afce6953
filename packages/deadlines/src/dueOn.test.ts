import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Due, dueOn, type TimeLimit } from './dueOn.ts'
import {
  type CalendarSection,
  type HolidayCalendar,
  isWorkingDay,
  joinSections,
  WEEKDAYS,
  weekdayOf,
} from './HolidayCalendar.ts'
import { endOfLocalDay, localDateOf } from './localTime.ts'

const RUNS = { seed: 20140528, numRuns: 300 }
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Zones with half hours, clocks changed at midnight, a day left out, and both ends of the world. */
const ZONES = [
  'UTC',
  'Asia/Kathmandu',
  'Asia/Riyadh',
  'Asia/Beirut',
  'America/Havana',
  'America/Asuncion',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Europe/Paris',
]

const iso = (date: Date) => date.toISOString().slice(0, 10)
const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) })
const date = fc
  .integer({ min: Date.UTC(2020, 0, 1) / DAY, max: Date.UTC(2024, 0, 1) / DAY })
  .map((days) => iso(new Date(days * DAY)))
const weekend = fc.subarray([...WEEKDAYS], { maxLength: 6 })

const section: fc.Arbitrary<CalendarSection> = fc
  .record({ from: date, length: fc.nat(700), weekend, off: fc.uniqueArray(fc.nat(700)) })
  .map(({ from, length, weekend, off }) => {
    const at = (days: number) => iso(new Date(Date.parse(from) + days * DAY))
    return {
      from,
      until: at(length),
      weekend,
      holidays: off
        .filter((days) => days <= length)
        .toSorted((a, b) => a - b)
        .map((days) => ({ date: at(days), name: 'Example day' })),
    }
  })

/** What the calendar says of a day, told from the decisions themselves: the last that began counts. */
function worksBySlowRule(decided: readonly CalendarSection[], day: string): boolean | null {
  const counts = decided.findLast(({ from }) => from <= day)
  if (counts === undefined || day > counts.until) return null
  const name = dayNames[new Date(`${day}T00:00:00Z`).getUTCDay()]!
  return (
    !(counts.weekend as readonly string[]).includes(name) &&
    !counts.holidays.some((holiday) => holiday.date === day)
  )
}

/** The last day in time, by counting: days gone by, one at a time, in JavaScript's own calendar. */
function lastDaySlowly(
  { count, unit }: TimeLimit,
  start: string,
  decided: readonly CalendarSection[],
): string | null {
  let counted = 0
  for (let day = start; ; day = iso(new Date(Date.parse(day) + DAY))) {
    if (day !== start) {
      const counts = unit === 'days' ? true : worksBySlowRule(decided, day)
      if (counts === null) return null
      if (counts) counted += 1
    }
    if (counted === count) return day
  }
}

const lastDay = (due: Due): string | null => (due.kind === 'due' ? due.lastDay : null)

describe('local days', () => {
  test('are those that the platform shows', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const shown = new Date(at).toLocaleDateString('en-CA', { timeZone })
        expect(localDateOf(at, timeZone)).toBe(shown)
      }),
      RUNS,
    )
  })

  test('end at the first minute of which the date is a later one', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const day = iso(new Date(at))
        const shown = (time: number) => new Date(time).toLocaleDateString('en-CA', { timeZone })
        let slow = Date.parse(day) - 15 * HOUR
        while (shown(slow) <= day) slow += 15 * 60_000
        while (shown(slow - 60_000) > day) slow -= 60_000
        expect(endOfLocalDay(day, timeZone)).toBe(slow)
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  test('may have 23 or 25 hours, or be left out', () => {
    const hours = (day: string, before: string, timeZone: string) =>
      (endOfLocalDay(day, timeZone) - endOfLocalDay(before, timeZone)) / HOUR
    expect(hours('2026-03-29', '2026-03-28', 'Europe/Paris')).toBe(23)
    expect(hours('2026-10-25', '2026-10-24', 'Europe/Paris')).toBe(25)
    expect(hours('2011-12-30', '2011-12-29', 'Pacific/Apia')).toBe(0)
  })

  test('of a zone that does not exist are refused', () => {
    expect(() => localDateOf(0, 'Mars/Olympus')).toThrow(DomainError)
  })
})

describe('calendars', () => {
  test('weekdays are those of the platform', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(weekdayOf(iso(new Date(at)))).toBe(dayNames[new Date(at).getUTCDay()])
      }),
      RUNS,
    )
  })

  test('what was decided later counts from its first day on', () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 5 }), date, (decided, day) => {
        const calendar = { jurisdiction: 'X', sections: joinSections(decided) }
        expect(isWorkingDay(calendar, day)).toBe(worksBySlowRule(decided, day))
      }),
      { ...RUNS, numRuns: 1500 },
    )
  })
})

describe('a time limit', () => {
  test('in days and working days ends where counting ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('days' as const, 'working_days' as const),
        fc.nat(90),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2024, 0, 1) }),
        fc.array(section, { minLength: 1, maxLength: 3 }),
        zone,
        (unit, count, startedAt, decided, timeZone) => {
          const calendar: HolidayCalendar = { jurisdiction: 'X', sections: joinSections(decided) }
          const due = dueOn({ count, unit }, startedAt, calendar, timeZone)
          const start = new Date(startedAt).toLocaleDateString('en-CA', { timeZone })
          expect(lastDay(due)).toBe(lastDaySlowly({ count, unit }, start, decided))
          if (due.kind === 'due') {
            expect(due.missedFrom).toBe(endOfLocalDay(due.lastDay, timeZone))
            // Met while date - D <= n: at its last instant yes, at the next no.
            expect(localDateOf(due.missedFrom - 1000, timeZone) <= due.lastDay).toBe(true)
            expect(localDateOf(due.missedFrom, timeZone) > due.lastDay).toBe(true)
          }
        },
      ),
      RUNS,
    )
  })

  test('of one more day is never over earlier', () => {
    fc.assert(
      fc.property(fc.nat(60), instant, section, zone, (count, startedAt, one, timeZone) => {
        const calendar = { jurisdiction: 'X', sections: [one] }
        for (const unit of ['hours', 'days', 'working_days'] as const) {
          const [less, more] = [count, count + 1].map((n) =>
            dueOn({ count: n, unit }, startedAt, calendar, timeZone),
          )
          if (less?.kind === 'due' && more?.kind === 'due') {
            expect(more.missedFrom).toBeGreaterThan(less.missedFrom - 1)
          }
          // What is too far for the calendar stays too far.
          if (less?.kind === 'cannot_tell') expect(more?.kind).toBe('cannot_tell')
        }
      }),
      RUNS,
    )
  })

  test('in hours runs by the clock, also through a change of it', () => {
    const startedAt = Date.UTC(2026, 2, 28, 12)
    const due = dueOn({ count: 24, unit: 'hours' }, startedAt, null, 'Europe/Paris')
    expect(due).toEqual({
      kind: 'due',
      lastDay: '2026-03-29',
      missedFrom: startedAt + 24 * HOUR + 1,
    })
  })

  test('in working days cannot be told without a calendar, nor beyond its end', () => {
    const startedAt = Date.UTC(2030, 0, 7)
    const limit = { count: 3, unit: 'working_days' } as const
    expect(dueOn(limit, startedAt, null, 'UTC')).toEqual({
      kind: 'cannot_tell',
      reason: 'no_calendar',
      day: null,
    })
    const calendar = {
      jurisdiction: 'X',
      sections: [{ from: '2030-01-01', until: '2030-01-09', weekend: [], holidays: [] }],
    }
    expect(dueOn(limit, startedAt, calendar, 'UTC')).toEqual({
      kind: 'cannot_tell',
      reason: 'day_not_covered',
      day: '2030-01-10',
    })
  })

  test('that cannot be counted is refused', () => {
    for (const count of [-1, 1.5, Number.NaN, 36_526]) {
      expect(() => dueOn({ count, unit: 'days' }, 0, null, 'UTC')).toThrow(DomainError)
    }
  })
})
