import { addDays, DomainError, daysBetween, type IsoDate } from '@corridor/kernel'

const EPOCH = '1970-01-01'
const DAY_MS = 86_400_000
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * 3_600_000

const writers = new Map<string, Intl.DateTimeFormat>()

/**
 * The date that a calendar on the wall shows at an instant.
 *
 * @param instant milliseconds since 1970 UTC.
 * @param timeZone IANA name, such as `Asia/Kathmandu`.
 * @throws {DomainError} `bad_option` for a zone that is not known.
 * @example localDateOf(0, 'America/New_York') // => '1969-12-31'
 */
export function localDateOf(instant: number, timeZone: string): IsoDate {
  const parts = writerOf(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/**
 * The first instant, in milliseconds since 1970 UTC, at which a local date is over: midnight, or what
 * a change of the clock makes of it.
 *
 * @throws {DomainError} `bad_option` for a zone that is not known.
 * @remarks Some thirty look-ups of a local date.
 */
export function endOfLocalDay(date: IsoDate, timeZone: string): number {
  const midnight = daysBetween(EPOCH, addDays(date, 1)) * DAY_MS
  let [before, after] = [midnight - FURTHEST_MS, midnight + FURTHEST_MS]
  // On `before` the day is not over, on `after` it is: whole seconds are enough, clocks change by them.
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (localDateOf(middle, timeZone) > date) after = middle
    else before = middle
  }
  return after
}

/** Whether a text names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    writerOf(name)
    return true
  } catch {
    return false
  }
}

function writerOf(timeZone: string): Intl.DateTimeFormat {
  const known = writers.get(timeZone)
  if (known !== undefined) return known
  try {
    const writer = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    writers.set(timeZone, writer)
    return writer
  } catch {
    throw new DomainError(
      'bad_option',
      `"${timeZone}" is not a time zone; write it as Asia/Kathmandu or Europe/Rome`,
    )
  }
}
