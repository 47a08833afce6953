import { roundHalfEven } from '@corridor/kernel'
import { floorOf, type NumberText, parseRational, type Rational, rational } from './Rational.ts'

export const ROUNDING_MODES = ['half-up', 'half-even', 'down', 'up'] as const

/** A national rule of rounding: to which step, and which way. */
export interface Rounding {
  /** The step: `0.01`, `0.10` for a dime, `1`. */
  readonly to: NumberText
  readonly mode: (typeof ROUNDING_MODES)[number]
}

/** To the hundredth, halves up: what is done where no national rule is given. */
export const TO_THE_CENT: Rounding = { to: '0.01', mode: 'half-up' }

/**
 * Rounds an amount of zero or more once, to a multiple of the step.
 *
 * @example roundTo(parseRational('454.36'), { to: '0.10', mode: 'up' }) // => 454.40
 */
export function roundTo(amount: Rational, { to, mode }: Rounding): Rational {
  const step = parseRational(to)
  const steps = rational(amount.numerator * step.denominator, amount.denominator * step.numerator)
  const down = floorOf(steps)
  const count = {
    down: () => down,
    up: () => (down * steps.denominator === steps.numerator ? down : down + 1n),
    'half-up': () =>
      floorOf(rational(2n * steps.numerator + steps.denominator, 2n * steps.denominator)),
    'half-even': () => roundHalfEven(steps.numerator, steps.denominator),
  }[mode]()
  return rational(count * step.numerator, step.denominator)
}

/**
 * Digits with a point, rounded to so many decimals, halves to the even one.
 *
 * @example decimalText(parseRational('491.4')) // => '491.40'
 */
export function decimalText(value: Rational, decimals = 2): string {
  const scaled = roundHalfEven(value.numerator * 10n ** BigInt(decimals), value.denominator)
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
