import { addDays, daysBetween, type IsoDate } from '@corridor/kernel'

/** In the order of ISO 8601. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Weekday = (typeof WEEKDAYS)[number]

/** A day on which no work is done, as the jurisdiction's own list names it. */
export interface Holiday {
  readonly date: IsoDate
  readonly name: string
}

/** What a calendar says of the days from one to another, both included. */
export interface CalendarSection {
  readonly from: IsoDate
  readonly until: IsoDate
  /** Days of every week on which no work is done; Friday and Saturday, or Saturday and Sunday. */
  readonly weekend: readonly Weekday[]
  /** Within the section, each date once, in order. */
  readonly holidays: readonly Holiday[]
}

/** The working days of a jurisdiction, as far as they are known. */
export interface HolidayCalendar {
  readonly jurisdiction: string
  /** In order, none over another. */
  readonly sections: readonly CalendarSection[]
}

/** @example weekdayOf('2030-01-07') // => 'monday' */
export function weekdayOf(date: IsoDate): Weekday {
  const since = daysBetween(MONDAY, date) % 7
  return WEEKDAYS[(since + 7) % 7]!
}

const MONDAY = '2001-01-01'

/**
 * Whether work is done on a day; null where the calendar does not reach it.
 *
 * @remarks O(sections + log holidays).
 */
export function isWorkingDay({ sections }: HolidayCalendar, date: IsoDate): boolean | null {
  const section = sections.find(({ from, until }) => from <= date && date <= until)
  if (section === undefined) return null
  return !section.weekend.includes(weekdayOf(date)) && !hasHoliday(section.holidays, date)
}

function hasHoliday(holidays: readonly Holiday[], date: IsoDate): boolean {
  let [low, high] = [0, holidays.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holidays[middle]!.date < date) low = middle + 1
    else high = middle
  }
  return holidays[low]?.date === date
}

/**
 * Sections in the order in which they were decided, as one calendar: from its first day on, a later
 * one takes the place of what was said before, also of days that it does not reach.
 */
export function joinSections(decided: readonly CalendarSection[]): readonly CalendarSection[] {
  let joined: readonly CalendarSection[] = []
  for (const section of decided) {
    const before = joined.filter(({ from }) => from < section.from)
    joined = [...before.map((earlier) => cutBefore(earlier, section.from)), section]
  }
  return joined
}

function cutBefore(section: CalendarSection, day: IsoDate): CalendarSection {
  if (section.until < day) return section
  const until = addDays(day, -1)
  return { ...section, until, holidays: section.holidays.filter(({ date }) => date <= until) }
}
