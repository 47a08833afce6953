import { DomainError } from '@corridor/kernel'

/** Digits and capitals without those that are easily taken for another: 0, 1, I, O, Z. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXY'
const BASE = SIGNS.length
const LENGTH = 11
const SPACE = BigInt(BASE) ** BigInt(LENGTH)

/** What a number that people read, dictate and type is of. */
export type NumberedKind = 'JO' | 'SA'

/**
 * The number by which the public knows a record, as `JO-7K3M-9QPX-2ABC`: eleven signs from the
 * record's id, which is a hash, and a check sign that catches every single wrong sign and every two
 * neighbours exchanged.
 *
 * Nobody can count or guess numbers: there are 31^11 of them (about 2^54).
 *
 * @param record an id of a letter, a hyphen and hexadecimal digits.
 * @throws {DomainError} `bad_option` for an id of another form.
 */
export function publicNumber(kind: NumberedKind, record: string): string {
  const hex = /^[a-z]-([0-9a-f]{16,})$/.exec(record)?.[1]
  if (hex === undefined) {
    throw new DomainError('bad_option', `${record} is no id that a number is made from`)
  }
  let rest = BigInt(`0x${hex}`) % SPACE
  let signs = ''
  for (let at = 0; at < LENGTH; at += 1) {
    signs = `${SIGNS[Number(rest % BigInt(BASE))]}${signs}`
    rest /= BigInt(BASE)
  }
  const all = `${signs}${checkSign(signs)}`
  return `${kind}-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/**
 * What somebody typed, as the number is written; null where it cannot be one.
 *
 * @example readPublicNumber('jo 7k3m9qpx2abc')?.kind // => 'JO', if the check sign fits
 */
export function readPublicNumber(
  typed: string,
): { readonly kind: NumberedKind; readonly number: string } | null {
  const plain = typed.toUpperCase().replaceAll(/[\s.\-‐-―]/g, '')
  const match = /^(JO|SA)([2-9A-HJ-NP-Y]{12})$/.exec(plain)
  if (match === null) return null
  const [, kind, signs = ''] = match
  if (checkSign(signs.slice(0, LENGTH)) !== signs[LENGTH]) return null
  const number = `${kind}-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`
  return { kind: kind as NumberedKind, number }
}

/** Weights 1 to 11 modulo a prime: all differ, and so do the sums of exchanged neighbours. */
function checkSign(signs: string): string {
  let sum = 0
  for (const [at, sign] of [...signs].entries()) sum += (at + 1) * SIGNS.indexOf(sign)
  return SIGNS[sum % BASE]!
}
