import type { Formatters } from '../../i18n/formatNumbers.ts'

/** A period as a place on the axis of time: years and parts of years. */
interface Span {
  readonly start: number
  /** Years. */
  readonly length: number
}

const PARTS: Readonly<Record<string, number>> = { A: 1, S: 2, T: 3, Q: 4, M: 12, W: 52, D: 365 }

/**
 * Where a period of SDMX lies; what is no period comes first.
 *
 * @example
 * spanOf('2015-07-01/P5Y') // => { start: 2015.5, length: 5 }
 */
export function spanOf(period: string): Span {
  const [first = '', duration] = period.split('/')
  const reporting = /^(\d{4})-([ASTQMWD])(\d+)$/.exec(first)
  if (reporting !== null) {
    const parts = PARTS[reporting[2]!]!
    return { start: Number(reporting[1]) + (Number(reporting[3]) - 1) / parts, length: 1 / parts }
  }
  const day = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(first)
  if (day === null) return { start: 0, length: 0 }
  const [, year, month, date] = day
  const start = Number(year) + (Number(month ?? 1) - 1) / 12 + (Number(date ?? 1) - 1) / 372
  const told = /^P(?:(\d+)Y)?(?:(\d+)M)?/.exec(duration ?? '')
  const length =
    told === null || duration === undefined
      ? date !== undefined
        ? 1 / 365
        : month !== undefined
          ? 1 / 12
          : 1
      : Number(told[1] ?? 0) + Number(told[2] ?? 0) / 12
  return { start, length }
}

/** Earlier before later, shorter before longer. */
export function comparePeriods(one: string, other: string): number {
  const [a, b] = [spanOf(one), spanOf(other)]
  return a.start - b.start || a.length - b.length || (one < other ? -1 : Number(one > other))
}

/** A period in the reader's words: 2020; 2015–2020; January 2030. */
export function periodName(period: string, format: Pick<Formatters, 'year' | 'month'>): string {
  const range = /^(\d{4})-(\d{2})-01\/P(\d+)([YM])$/.exec(period)
  if (range !== null) {
    const [, year, month, count, unit] = range
    if (unit === 'Y')
      return `${format.year(Number(year))}–${format.year(Number(year) + Number(count))}`
    const last = Number(year) * 12 + Number(month) - 1 + Number(count) - 1
    const end = `${Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}`
    return `${format.month(`${year}-${month}`)} – ${format.month(end)}`
  }
  if (/^\d{4}$/.test(period)) return format.year(Number(period))
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return format.month(period)
  return period
}
