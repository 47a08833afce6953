import type { IsoDate } from '@corridor/kernel'
import { type Rational, rational } from '../exact/Rational.ts'
import { dayNumber, daysInMonth, monthTicks, partsOf, TICKS_PER_MONTH } from './calendar.ts'
import { isStated, lengthIn, type Unit, YEAR_CEILING } from './convertLength.ts'
import type { InsurancePeriod } from './InsurancePeriod.ts'
import type { CountRequest, CountRules, MeasuredPeriod } from './PeriodCount.ts'

/** A day, and where it begins on the scale. */
export interface ScalePoint {
  readonly day: number
  readonly ticks: number
}

/** Periods ready to be counted: dated ones on a scale of ticks, undatable ones by their length. */
export interface MeasuredPeriods {
  readonly dated: readonly MeasuredPeriod[]
  readonly undated: readonly { readonly state: number; readonly length: Rational }[]
  /** The weight of a period that is counted by its dates. */
  readonly density: bigint
  readonly perUnit: number
  /** The most of the unit that a calendar year holds, where that can bind. */
  readonly ceiling: number | null
  /** Every 1 January between the first and the last day, where a ceiling can bind. */
  readonly newYears: readonly ScalePoint[]
}

/**
 * Puts periods on one scale. A month is counted in ticks, every day as a share of its own month, so
 * that whole calendar months are whole and any split adds up; days and weeks are counted in days.
 * A certified length is spread evenly over its dates.
 */
export function measurePeriods({ states, periods, rules, window }: CountRequest): MeasuredPeriods {
  const { unit } = rules
  const perUnit = ticksPerUnit(unit)
  const inDays = unit === 'days' || unit === 'weeks'
  const scale = inDays ? dayNumber : monthTicks
  const dated: (Omit<MeasuredPeriod, 'weight'> & { density: Rational | null })[] = []
  const undated: { state: number; length: Rational }[] = []
  for (const period of periods) {
    const state = states.indexOf(period.state)
    if (state < 0) continue
    const certified = isStated(period.certified)
      ? lengthIn(period.certified, unit, rules.weekColumn)
      : null
    if (period.from === null || period.to === null) {
      if (certified !== null) undated.push({ state, length: certified })
      continue
    }
    const cut = cutToWindow(period.from, period.to, window)
    if (cut === null) continue
    const [fromTicks, toTicks] = [scale(cut.from), endTicks(cut.to, inDays)]
    const wholeTicks = certified === null ? 0 : endTicks(period.to, inDays) - scale(period.from)
    dated.push({
      id: period.id,
      state,
      level: levelOf(period, rules),
      kind: period.kind,
      from: dayNumber(cut.from),
      to: dayNumber(cut.to) + 1,
      fromTicks,
      toTicks,
      density:
        certified === null
          ? null
          : rational(
              certified.numerator * BigInt(perUnit),
              certified.denominator * BigInt(wholeTicks),
            ),
    })
  }
  const density = dated.reduce(
    (common, period) =>
      period.density === null ? common : leastCommonMultiple(common, period.density.denominator),
    1n,
  )
  const ceiling = rules.yearCeiling ? YEAR_CEILING[unit] : null
  const canBind = ceiling !== null && (unit === 'weeks' || dated.some(isHeavy))
  return {
    dated: dated.map(({ density: own, ...period }) => ({
      ...period,
      weight: own === null ? density : (own.numerator * density) / own.denominator,
    })),
    undated,
    density,
    perUnit,
    ceiling: canBind ? ceiling : null,
    newYears: canBind ? newYearsWithin(dated, scale) : [],
  }
}

/** Only a length certified for more than the dates hold can fill a year beyond its months. */
const isHeavy = ({ density }: { density: Rational | null }): boolean =>
  density !== null && density.numerator > density.denominator

function ticksPerUnit(unit: Unit): number {
  if (unit === 'days') return 1
  if (unit === 'weeks') return 7
  return TICKS_PER_MONTH * { months: 1, quarters: 3, years: 12 }[unit]
}

/** The scale at the end of a day: what the beginning of the next would be. */
function endTicks(date: IsoDate, inDays: boolean): number {
  if (inDays) return dayNumber(date) + 1
  const { year, month } = partsOf(date)
  return monthTicks(date) + TICKS_PER_MONTH / daysInMonth(year, month)
}

function cutToWindow(
  from: IsoDate,
  to: IsoDate,
  window: CountRequest['window'],
): { from: IsoDate; to: IsoDate } | null {
  const start = window?.from != null && window.from > from ? window.from : from
  const end = window?.to != null && window.to < to ? window.to : to
  return start > end ? null : { from: start, to: end }
}

function levelOf({ kind }: InsurancePeriod, rules: CountRules): 1 | 2 | 3 {
  if (kind === 'contribution' || kind === 'residence') return 1
  if (kind === 'voluntary') return rules.displaceVoluntary ? 2 : 1
  if (rules.displaceAssimilated) return 3
  return rules.displaceVoluntary ? 2 : 1
}

function newYearsWithin(
  dated: readonly { readonly from: number; readonly to: number }[],
  scale: (day: IsoDate) => number,
): ScalePoint[] {
  const first = Math.min(...dated.map(({ from }) => from))
  const last = Math.max(...dated.map(({ to }) => to))
  const points: ScalePoint[] = []
  // No year has more than 366 days, so that this begins too early and never too late.
  for (let year = Math.max(1, Math.floor(first / 366)); ; year++) {
    const date = `${String(year).padStart(4, '0')}-01-01`
    const day = dayNumber(date)
    if (day >= last) return points
    if (day > first) points.push({ day, ticks: scale(date) })
  }
}

function leastCommonMultiple(one: bigint, other: bigint): bigint {
  if (one === 1n || one === other) return other
  let [large, small] = [one, other]
  while (small !== 0n) [large, small] = [small, large % small]
  return (one / large) * other
}
