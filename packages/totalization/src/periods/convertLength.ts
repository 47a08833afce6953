import { DomainError } from '@corridor/kernel'
import {
  dividedBy,
  floorOf,
  minus,
  type NumberText,
  parseRational,
  plus,
  type Rational,
  rational,
  smaller,
  times,
  whole,
  ZERO,
} from '../exact/Rational.ts'
import type { CertifiedLength, DayRegime } from './InsurancePeriod.ts'

export const UNITS = ['days', 'weeks', 'months', 'quarters', 'years'] as const

/** The unit in which an instrument adds periods. */
export type Unit = (typeof UNITS)[number]

/** Weeks and months go through days: always those of six days a week, or those of the worker. */
export type WeekColumn = 'six-day' | 'own'

/**
 * Hours, days and the most days of a year, by days a week.
 *
 * @source Regulation (EC) 987/2009 Art. 13(1)(b); European Convention on Social Security,
 * Supplementary Agreement, Art. 15(3), for five and six days.
 */
export const DAY_REGIMES = {
  5: { hoursPerDay: 9, daysPerWeek: 5, daysPerMonth: 22, daysPerQuarter: 66, daysPerYear: 264 },
  6: { hoursPerDay: 8, daysPerWeek: 6, daysPerMonth: 26, daysPerQuarter: 78, daysPerYear: 312 },
  7: { hoursPerDay: 6, daysPerWeek: 7, daysPerMonth: 30, daysPerQuarter: 90, daysPerYear: 360 },
} as const

/** The most of a unit that a calendar year holds. */
export const YEAR_CEILING: Readonly<Record<Unit, number | null>> = {
  // Calendar days are counted one by one; days of a scheme have the ceiling of their regime.
  days: null,
  weeks: 52,
  months: 12,
  quarters: 4,
  years: 1,
}

/**
 * A certified length in one unit, exactly: nothing is cut on the way.
 *
 * @throws {DomainError} `bad_option` when days are given without days a week, or a part is negative.
 * @source Regulation (EC) 987/2009 Art. 13(1)
 * @example lengthIn({ weeks: 10 }, 'months', 'six-day') // => 30/13, that is 2 months and 8 days of 26
 */
export function lengthIn(length: CertifiedLength, unit: Unit, column: WeekColumn): Rational {
  const regime = DAY_REGIMES[columnOf(length, column)]
  const perMonth = rational(BigInt(regime.daysPerMonth), BigInt(regime.daysPerWeek))
  const fromDays = daysInMonths(length)
  const months = [
    times(part(length.years), whole(12)),
    times(part(length.quarters), whole(3)),
    part(length.months),
    dividedBy(part(length.weeks), perMonth),
    fromDays,
  ].reduce(plus, ZERO)
  if (unit === 'months') return months
  if (unit === 'quarters') return dividedBy(months, whole(3))
  if (unit === 'years') return dividedBy(months, whole(12))
  if (unit === 'weeks') return times(months, perMonth)
  return times(months, whole(30))
}

/** Whether any part of a certified length was given. */
export const isStated = (length: CertifiedLength | null | undefined): length is CertifiedLength =>
  length != null &&
  [length.years, length.quarters, length.months, length.weeks, length.days].some(
    (value) => value != null,
  )

/**
 * Months and the days that are left, by days a week.
 *
 * @example monthsAndDays(parseRational(100), 6) // => { months: 3, days: 22 }
 */
export function monthsAndDays(days: Rational, regime: DayRegime): { months: number; days: number } {
  const perMonth = whole(DAY_REGIMES[regime].daysPerMonth)
  const months = floorOf(dividedBy(days, perMonth))
  const rest = minus(days, times(rational(months), perMonth))
  return { months: Number(months), days: Number(floorOf(rest)) }
}

/**
 * Days of one calendar year, added up and cut to the most that their regime allows.
 *
 * @example daysOfYear([300, 60], 6) // => 312
 */
export const daysOfYear = (days: readonly NumberText[], regime: DayRegime): Rational =>
  smaller(
    days.map((value) => parseRational(value)).reduce(plus, ZERO),
    whole(DAY_REGIMES[regime].daysPerYear),
  )

function daysInMonths(length: CertifiedLength): Rational {
  const days = part(length.days)
  if (days === ZERO) return ZERO
  const regime = length.dayRegime
  if (regime == null) {
    throw new DomainError(
      'bad_option',
      'Days were certified without saying how many a week has; add dayRegime 5, 6 or 7',
    )
  }
  return dividedBy(days, whole(DAY_REGIMES[regime].daysPerMonth))
}

const columnOf = (length: CertifiedLength, column: WeekColumn): DayRegime =>
  column === 'six-day' ? 6 : (length.dayRegime ?? 6)

function part(value: NumberText | null | undefined): Rational {
  if (value == null) return ZERO
  const read = parseRational(value)
  if (read.numerator < 0n) {
    throw new DomainError('bad_option', `A length cannot be negative: ${value}`)
  }
  return read.numerator === 0n ? ZERO : read
}

/** Months in one unit, by the equalities that no day regime changes; a month of days has 30. */
const MONTHS: Readonly<Record<Unit, Rational>> = {
  days: rational(1n, 30n),
  weeks: rational(3n, 13n),
  months: rational(1n),
  quarters: rational(3n),
  years: rational(12n),
}

/**
 * A length in another unit: 13 weeks, three months and a quarter are equal, 52 weeks are a year.
 *
 * @source Regulation (EC) 987/2009 Art. 13(1)(c)
 * @example changeUnit(parseRational(7), 'quarters', 'weeks') // => 91
 */
export const changeUnit = (length: Rational, from: Unit, to: Unit): Rational =>
  from === to ? length : dividedBy(times(length, MONTHS[from]), MONTHS[to])
