import { addDays, addMonths, type IsoDate, isIsoDate } from '@corridor/kernel'

/** From the first moment to the first after it, as `2020-01-01T00:00:00`; they compare as text. */
export interface PeriodSpan {
  readonly start: string
  readonly end: string
}

const REPORTING = /^(\d{4})-([ASTQMWD])(\d{1,3})(?:[Z]|[+-]\d\d:\d\d)?$/
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/
const DURATION = /^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})D)?(?:T[\dHMS.]*)?$/

/** Months in one reporting period, and the most of them in a year. */
const MONTHS: Readonly<Record<string, readonly [months: number, most: number]>> = {
  A: [12, 1],
  S: [6, 2],
  T: [4, 3],
  Q: [3, 4],
  M: [1, 12],
}

/**
 * The span of time that a period of SDMX covers; undefined when it is none.
 *
 * Takes years, months, days and moments of the calendar (`2020`, `2020-03`, `2020-03-01`,
 * `2020-03-01T12:00:00Z`), reporting periods (`2020-A1 S1 T1 Q1 M01 W01 D001`) and ranges
 * (`2015-07-01/P5Y`).
 *
 * @param yearStart month and day on which the reporting year starts, as `07-01`.
 * @source SDMX 2.1 Technical Notes, section 6, part 2: time and the reporting year. Week 1 is the first
 * with at least four days of the reporting year, as in ISO 8601.
 * @example
 * periodSpan('2020-Q3') // => { start: '2020-07-01T00:00:00', end: '2020-10-01T00:00:00' }
 */
export function periodSpan(text: string, yearStart = '01-01'): PeriodSpan | undefined {
  if (/^\d{4}$/.test(text)) return months(`${text}-01-01`, 12)
  if (/^\d{4}-\d\d$/.test(text)) {
    return isIsoDate(`${text}-01`) ? months(`${text}-01`, 1) : undefined
  }
  if (isIsoDate(text)) return days(text, 1)
  const reporting = REPORTING.exec(text)
  if (reporting !== null) return reportingSpan(reporting, yearStart)
  const slash = text.indexOf('/')
  if (slash > 0) return rangeSpan(text.slice(0, slash), text.slice(slash + 1))
  const moment = utcOf(text)
  return moment === undefined ? undefined : { start: moment, end: moment }
}

const midnight = (date: IsoDate): string => `${date}T00:00:00`

const months = (date: IsoDate, count: number): PeriodSpan => ({
  start: midnight(date),
  end: midnight(addMonths(date, count)),
})

const days = (date: IsoDate, count: number): PeriodSpan => ({
  start: midnight(date),
  end: midnight(addDays(date, count)),
})

function reportingSpan(match: RegExpExecArray, yearStart: string): PeriodSpan | undefined {
  const [, year, frequency, number] = match
  const start = `${year}-${yearStart}`
  const n = Number(number)
  if (!isIsoDate(start) || n < 1) return undefined
  const ofMonths = MONTHS[frequency!]
  if (ofMonths !== undefined) {
    const [length, most] = ofMonths
    return n > most ? undefined : months(addMonths(start, (n - 1) * length), length)
  }
  if (frequency === 'D') return n > 366 ? undefined : days(addDays(start, n - 1), 1)
  if (n > 53) return undefined
  return days(addDays(firstWeek(start), (n - 1) * 7), 7)
}

/** The Monday of the first week with at least four days from `start` on. */
function firstWeek(start: IsoDate): IsoDate {
  const weekday = weekdayOf(start)
  return addDays(start, weekday <= 3 ? -weekday : 7 - weekday)
}

/** 0 for Monday; Zeller's congruence, shifted. */
function weekdayOf(date: IsoDate): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number)
  const shift = month! < 3 ? 1 : 0
  const y = year! - shift
  const m = month! + 12 * shift
  const sum =
    day! +
    Math.floor((13 * (m + 1)) / 5) +
    y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400)
  // Zeller counts from Saturday.
  return (sum + 5) % 7
}

function rangeSpan(from: string, length: string): PeriodSpan | undefined {
  const start = isIsoDate(from) ? midnight(from) : utcOf(from)
  const duration = DURATION.exec(length)
  if (start === undefined || duration === null || length === 'P') return undefined
  const [years, monthCount, dayCount] = duration.slice(1, 4).map((part) => Number(part ?? 0))
  const date = addDays(addMonths(start.slice(0, 10), years! * 12 + monthCount!), dayCount!)
  return { start, end: `${date}${start.slice(10)}` }
}

/**
 * A moment in Coordinated Universal Time, to the second, as `2016-03-01T00:00:00`.
 *
 * @param localOffsetMinutes offset from UTC of a moment that names no zone.
 * @returns undefined when it is not a moment of the calendar.
 * @example
 * utcOf('2016-03-01T00:30:00+01:00') // => '2016-02-29T23:30:00'
 */
export function utcOf(text: string, localOffsetMinutes = 0): string | undefined {
  if (isIsoDate(text)) return utcOf(`${text}T00:00:00`, localOffsetMinutes)
  const match = DATE_TIME.exec(text)
  if (match === null || !isIsoDate(match[1]!)) return undefined
  const [hour, minute, second] = [match[2], match[3], match[4] ?? 0].map(Number)
  if (hour! > 24 || minute! > 59 || second! > 59 || (hour === 24 && minute! + second! > 0)) {
    return undefined
  }
  const total = hour! * 60 + minute! - offsetMinutes(match[5], localOffsetMinutes)
  const date = addDays(match[1]!, Math.floor(total / 1440))
  const rest = ((total % 1440) + 1440) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:${two(second!)}`
}

function offsetMinutes(zone: string | undefined, local: number): number {
  if (zone === undefined) return local
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

/** Orders periods by when they start, then longer before shorter, then as text; unknown ones last. */
export function comparePeriods(a: string, b: string): number {
  const [one, other] = [periodSpan(a), periodSpan(b)]
  if (one === undefined || other === undefined) {
    return one === other ? asText(a, b) : one === undefined ? 1 : -1
  }
  return asText(one.start, other.start) || asText(other.end, one.end) || asText(a, b)
}

const asText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
