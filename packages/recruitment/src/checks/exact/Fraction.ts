import { decimalsOf, type Money, roundHalfEven } from '@corridor/kernel'

/** An exact number, the denominator above zero. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** @example fractionOf('1.25') // => { over: 125n, under: 100n } */
export function fractionOf(decimal: string): Fraction {
  const [whole = '0', part = ''] = decimal.split('.')
  return { over: BigInt(`${whole}${part}`), under: 10n ** BigInt(part.length) }
}

/** An amount in whole units of its currency: 14.00 is 1400/100. */
export const amountOf = ({ minorUnits, currency }: Money): Fraction => ({
  over: BigInt(minorUnits),
  under: 10n ** BigInt(decimalsOf(currency)),
})

export const plus = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
})

export const times = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.over,
  under: one.under * other.under,
})

/** The divisor must be above zero. */
export const dividedBy = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.under,
  under: one.under * other.over,
})

/** Below zero when the first is smaller, zero when equal. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isZero = ({ over }: Fraction): boolean => over === 0n

/** The amount as money, rounded once, halves to even. */
export const asMoney = ({ over, under }: Fraction, currency: string): Money => ({
  minorUnits: Number(roundHalfEven(over * 10n ** BigInt(decimalsOf(currency)), under)),
  currency,
})

const WEEKS_A_YEAR = 52n

/**
 * Pay an hour from pay a month: basic × 12 / (52 × hours a week), exactly.
 *
 * @source operations, section 5 (derived test of check 5)
 */
export const hourlyEquivalent = (monthly: Fraction, hoursWeek: Fraction): Fraction =>
  dividedBy(
    times(monthly, { over: 12n, under: 1n }),
    times(hoursWeek, { over: WEEKS_A_YEAR, under: 1n }),
  )
