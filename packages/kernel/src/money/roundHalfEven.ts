import { DomainError } from '../DomainError.ts'

/**
 * A fraction rounded to the nearest integer, halves to the even one. A formula with money is
 * calculated exactly and rounded once, here, at its end.
 *
 * @throws {DomainError} `bad_option` when the denominator is not above zero.
 * @example roundHalfEven(5n, 2n) // => 2n
 */
export function roundHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new DomainError('bad_option', 'the denominator must be above zero')
  const quotient = numerator / denominator
  const rest = numerator % denominator
  const twice = (rest < 0n ? -rest : rest) * 2n
  const away = numerator < 0n ? quotient - 1n : quotient + 1n
  if (twice > denominator) return away
  if (twice < denominator) return quotient
  return quotient % 2n === 0n ? quotient : away
}
