import { DomainError } from '@corridor/kernel'

/** An exact number in lowest terms, the denominator above zero. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** How an exact number travels in JSON: `7/30`, or `120` where the denominator is one. */
export type RationalText = string

/** A number as people write it in a case: `19.5`, `"860"`, `"1/3"`. Read exactly. */
export type NumberText = string | number

export const ZERO: Rational = { numerator: 0n, denominator: 1n }
export const ONE: Rational = { numerator: 1n, denominator: 1n }

/**
 * @throws {DomainError} `bad_option` when the denominator is zero.
 * @example rational(240n, 420n) // => 4/7
 */
export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator }
  if (denominator === 0n) throw new DomainError('bad_option', 'a share of nothing has no value')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = sign * greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const whole = (value: number): Rational => ({ numerator: BigInt(value), denominator: 1n })

export const plus = (one: Rational, other: Rational): Rational =>
  one.denominator === other.denominator
    ? rational(one.numerator + other.numerator, one.denominator)
    : rational(
        one.numerator * other.denominator + other.numerator * one.denominator,
        one.denominator * other.denominator,
      )

export const minus = (one: Rational, other: Rational): Rational =>
  plus(one, { numerator: -other.numerator, denominator: other.denominator })

export const times = (one: Rational, other: Rational): Rational =>
  rational(one.numerator * other.numerator, one.denominator * other.denominator)

/** @throws {DomainError} `bad_option` when the divisor is zero. */
export const dividedBy = (one: Rational, other: Rational): Rational =>
  rational(one.numerator * other.denominator, one.denominator * other.numerator)

/** Below zero when the first is smaller, zero when equal. */
export function compare(one: Rational, other: Rational): number {
  const left = one.numerator * other.denominator
  const right = other.numerator * one.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

export const smaller = (one: Rational, other: Rational): Rational =>
  compare(one, other) <= 0 ? one : other

export const larger = (one: Rational, other: Rational): Rational =>
  compare(one, other) >= 0 ? one : other

export const isZero = ({ numerator }: Rational): boolean => numerator === 0n

export const sum = (values: readonly Rational[]): Rational => values.reduce(plus, ZERO)

/** The largest whole number that is not above the value. */
export function floorOf({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

/** @example rationalText(rational(240n, 420n)) // => '4/7' */
export const rationalText = ({ numerator, denominator }: Rational): RationalText =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`

const WRITTEN = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/

/**
 * Reads a whole number, a decimal or a fraction, exactly.
 *
 * @throws {DomainError} `bad_option` when it is none of them.
 * @example parseRational('19.5') // => 39/2
 */
export function parseRational(value: NumberText): Rational {
  const text = String(value).trim()
  const match = WRITTEN.exec(text)
  if (match === null) {
    throw new DomainError('bad_option', `"${text}" is no number; write 12, 12.5 or 25/2`)
  }
  const [, sign, digits = '', decimals = '', under] = match
  const factor = sign === '-' ? -1n : 1n
  if (under !== undefined) return rational(factor * BigInt(digits), BigInt(under))
  return rational(factor * BigInt(`${digits}${decimals}`), 10n ** BigInt(decimals.length))
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [large, small] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}
