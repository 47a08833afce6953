import { roundHalfEven } from '@corridor/kernel'
import { z } from 'zod'
import {
  compare,
  dividedBy,
  floorOf,
  minus,
  parseRational,
  plus,
  type Rational,
  rational,
  rationalText,
  smaller,
  sum,
  times,
  whole,
  ZERO,
} from '../exact/Rational.ts'
import { decimalText, roundTo, TO_THE_CENT } from '../exact/rounding.ts'
import { NumberTextSchema } from '../schemas.ts'
import type { FormulaAnswer, NationalFormula } from './NationalFormula.ts'

const American = z.strictObject({
  years: z.array(
    z.strictObject({
      year: z.int(),
      /** Quarters of coverage of the year, 1 to 4. */
      quarters: z.int().min(0).max(4),
      earnings: NumberTextSchema,
      averageWage: NumberTextSchema,
      /** The most that counts in a year; needed where a part of the year counts. */
      maximum: NumberTextSchema.nullable().optional(),
    }),
  ),
  /** National average wages of the base years of the theoretical record. */
  baseYears: z.array(z.strictObject({ year: z.int(), averageWage: NumberTextSchema })).min(1),
  /** Wages up to this year are indexed to it; later ones count as they are. */
  indexingYear: z.int(),
  computationYears: z.int().positive(),
  bendPoints: z.tuple([NumberTextSchema, NumberTextSchema]),
  shares: z.tuple([NumberTextSchema, NumberTextSchema, NumberTextSchema]),
  /** A primary insurance amount goes to the dime: up before the change of 1983, down after it. */
  dime: z.enum(['up', 'down']),
  /** The amount from the own record, where it is known. */
  independent: NumberTextSchema.nullable().optional(),
})

type AmericanParameters = z.infer<typeof American>

/** Steps to a totalization benefit of the United States, each as the rule rounds it. */
export interface RelativeEarnings {
  /** 100 × earnings / national average wage of each year, five decimals. */
  readonly ratios: readonly Rational[]
  readonly ratioSum: Rational
  readonly quarters: number
  /** The sum over the quarters of coverage, times four, five decimals. */
  readonly position: Rational
}

/**
 * The relative earnings position: what the worker earned beside the national average, a year.
 *
 * @source 20 CFR 404.1918; SSA POMS GN 01701.200
 */
export function relativeEarnings({ years }: Pick<AmericanParameters, 'years'>): RelativeEarnings {
  const covered = years.filter(({ quarters }) => quarters > 0)
  const ratios = covered.map(({ earnings, averageWage, maximum, quarters }) => {
    const most =
      maximum == null ? null : times(parseRational(maximum), rational(BigInt(quarters), 4n))
    const counted = parseRational(earnings)
    const capped = most === null || quarters === 4 ? counted : smaller(counted, most)
    return fiveDecimals(dividedBy(times(capped, whole(100)), parseRational(averageWage)))
  })
  const quarters = covered.reduce((total, year) => total + year.quarters, 0)
  const ratioSum = sum(ratios)
  const position =
    quarters === 0 ? ZERO : fiveDecimals(times(dividedBy(ratioSum, whole(quarters)), whole(4)))
  return { ratios, ratioSum, quarters, position }
}

/** The average indexed earnings a month, whole dollars, from the theoretical record. */
function theoreticalMonthlyEarnings(parameters: AmericanParameters, position: Rational): Rational {
  const base = parameters.baseYears.map(({ year, averageWage }) => ({
    year,
    wage: parseRational(averageWage),
  }))
  const indexWage = base.find(({ year }) => year === parameters.indexingYear)?.wage
  const indexed = base.map(({ year, wage }) => {
    const earned = dividedBy(times(position, wage), whole(100))
    if (indexWage === undefined || year > parameters.indexingYear) return cents(earned)
    return cents(times(cents(earned), dividedBy(indexWage, wage)))
  })
  const highest = indexed
    .toSorted((one, other) => compare(other, one))
    .slice(0, parameters.computationYears)
  const months = whole(12 * parameters.computationYears)
  return rational(floorOf(dividedBy(sum(highest), months)))
}

/** The primary insurance amount before rounding: shares of earnings between the bend points. */
function primaryInsuranceAmount(
  { bendPoints, shares }: Pick<AmericanParameters, 'bendPoints' | 'shares'>,
  monthly: Rational,
): Rational {
  const [first, second] = [parseRational(bendPoints[0]), parseRational(bendPoints[1])]
  const parts = [
    smaller(monthly, first),
    above(smaller(monthly, second), first),
    above(monthly, second),
  ]
  return parts.map((part, place) => times(part, parseRational(shares[place]!))).reduce(plus, ZERO)
}

/**
 * The United States: a theoretical record from the relative earnings position, the normal formula,
 * and quarters of coverage over those of the computation years.
 *
 * @source 20 CFR 404.1918; the denominator of the share was not checked
 */
export const unitedStatesRetirement: NationalFormula<AmericanParameters> = {
  id: 'USA-primary-insurance-amount',
  state: 'USA',
  name: 'United States, totalization benefit',
  properties: {
    dependsOnDuration: false,
    proportionalToDuration: false,
    usesAverageEarnings: true,
  },
  verification: 'partly',
  source: '20 CFR 404.1918, example 1: steps to the position; the rest follows from rules',
  parameters: American,
  amount: (parameters, { purpose }): FormulaAnswer => {
    if (purpose === 'independent') {
      const known = parameters.independent
      return known == null
        ? { amount: null, reason: 'not-stated', lines: [] }
        : { amount: parseRational(known), lines: [{ what: 'own record', value: String(known) }] }
    }
    const { ratioSum, quarters, position } = relativeEarnings(parameters)
    const monthly = theoreticalMonthlyEarnings(parameters, position)
    const raw = primaryInsuranceAmount(parameters, monthly)
    const amount = roundTo(raw, { to: '0.10', mode: parameters.dime })
    return {
      amount,
      lines: [
        { what: 'sum of ratios in %', value: decimalText(ratioSum, 5) },
        { what: 'quarters of coverage', value: String(quarters) },
        { what: 'relative earnings position in %', value: decimalText(position, 5) },
        { what: 'average indexed earnings a month', value: rationalText(monthly) },
        { what: 'primary insurance amount before rounding', value: decimalText(raw) },
        { what: `to the dime, ${parameters.dime}`, value: decimalText(amount) },
      ],
    }
  },
  ratio: (parameters) => ({
    own: whole(relativeEarnings(parameters).quarters),
    total: whole(4 * parameters.computationYears),
  }),
}

const above = (value: Rational, threshold: Rational): Rational =>
  compare(value, threshold) > 0 ? minus(value, threshold) : ZERO

const fiveDecimals = ({ numerator, denominator }: Rational): Rational =>
  rational(roundHalfEven(numerator * 100_000n, denominator), 100_000n)

const cents = (value: Rational): Rational => roundTo(value, TO_THE_CENT)
