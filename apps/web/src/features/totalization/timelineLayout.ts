import { isIsoDate } from '@corridor/kernel'
import type { InsurancePeriod, TotalizationCase } from '@corridor/totalization'

export interface TimelineLane {
  readonly place: number
  readonly id: string
  readonly state: string
  readonly kind: InsurancePeriod['kind']
  /** Start and length as shares of the axis; null for a period that is not dated. */
  readonly bar: { readonly start: number; readonly length: number } | null
}

export interface TimelineLayout {
  /** First and last year of the axis; the last is the first that is not on it any more. */
  readonly firstYear: number
  readonly endYear: number
  readonly lanes: readonly TimelineLane[]
  readonly ticks: readonly { readonly year: number; readonly at: number }[]
}

/** Months since the year 0, days as parts of a month. */
export const monthsOf = (day: string): number => {
  const [year, month, ofMonth] = day.split('-').map(Number) as [number, number, number]
  return year * 12 + month - 1 + (ofMonth - 1) / 31
}

const MOST_TICKS = 8

/** Where each period of a case lies on an axis of whole years, a lane for each. */
export function timelineLayout({
  periods,
  contingency,
}: Pick<TotalizationCase, 'periods' | 'contingency'>): TimelineLayout {
  const days = [contingency, ...periods.flatMap(({ from, to }) => [from ?? '', to ?? ''])].filter(
    isIsoDate,
  )
  const years = days.map((day) => Number(day.slice(0, 4)))
  const firstYear = years.length === 0 ? 2000 : Math.min(...years)
  const endYear = years.length === 0 ? 2001 : Math.max(...years) + 1
  const span = (endYear - firstYear) * 12
  const shareOf = (months: number): number => (months - firstYear * 12) / span
  const lanes = periods.map(({ id, state, kind, from, to }, place): TimelineLane => {
    const dated = from !== null && to !== null && isIsoDate(from) && isIsoDate(to) && from <= to
    if (!dated) return { place, id, state, kind, bar: null }
    const start = shareOf(monthsOf(from))
    return {
      place,
      id,
      state,
      kind,
      bar: { start, length: shareOf(monthsOf(to) + 1 / 31) - start },
    }
  })
  const step = [1, 2, 5, 10, 20, 50].find((one) => (endYear - firstYear) / one <= MOST_TICKS) ?? 100
  const ticks = []
  for (let year = Math.ceil(firstYear / step) * step; year <= endYear; year += step) {
    ticks.push({ year, at: shareOf(year * 12) })
  }
  return { firstYear, endYear, lanes, ticks }
}
