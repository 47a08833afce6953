import type { IsoDate } from '@corridor/kernel'

const FORMATS = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar date that it is somewhere.
 *
 * @param timeZone name of the IANA database, as `Asia/Kathmandu`.
 * @example localDate('Asia/Kathmandu', new Date('2026-03-02T19:00:00Z')) // => '2026-03-03'
 */
export function localDate(timeZone: string, instant: Date): IsoDate {
  let format = FORMATS.get(timeZone)
  if (format === undefined) {
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('en', { ...day, timeZone, calendar: 'iso8601' })
    FORMATS.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}
