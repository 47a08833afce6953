/**
 * The instants at which a day begins and the next one begins, where the authority is.
 *
 * @param timeZone IANA name.
 *
 * @example dayBounds('2030-01-07', 'Asia/Kathmandu') // => ['2030-01-06T18:15:00.000Z', …]
 */
export function dayBounds(day: string, timeZone: string): readonly [string, string] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return [startOf(year, month, date, timeZone), startOf(year, month, date + 1, timeZone)]
}

function startOf(year: number, month: number, date: number, timeZone: string): string {
  const asUtc = Date.UTC(year, month - 1, date)
  // Twice: near a change of the clocks the first offset is that of another hour.
  let instant = asUtc - offsetAt(asUtc, timeZone)
  instant = asUtc - offsetAt(instant, timeZone)
  return new Date(instant).toISOString()
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks there show beyond UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year, month, day, hour, minute, second } = parts as Record<string, number>
  return (
    Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(instant / 1000) * 1000
  )
}
