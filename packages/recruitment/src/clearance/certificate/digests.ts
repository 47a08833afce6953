import { bytesToHex, type Hasher, type JsonValue, signedBytes } from '@corridor/ledger'

/** Letters of Crockford's base 32: no I, L, O and U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const hash = (value: Readonly<Record<string, JsonValue>>, hasher: Hasher): Uint8Array =>
  hasher.sha256(signedBytes(value))

/**
 * The number of a clearance, from the id of its record: 60 bits, so that none is found by counting.
 *
 * @example clearanceNumber('x-1', hasher) // => '24GT-K173-5PRR'
 */
export function clearanceNumber(record: string, hasher: Hasher): string {
  const bytes = hash({ of: 'clearance number', record }, hasher)
  const letters = Array.from({ length: 12 }, (_, place) => {
    const bit = 5 * place
    const word = 256 * bytes[bit >> 3]! + bytes[(bit >> 3) + 1]!
    return LETTERS[(word >> (11 - (bit & 7))) & 31]!
  }).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** What identifies the holder: in her passport, not in the certificate. */
export interface Holder {
  /** Of the passport; capitals and digits count, all else is left out. */
  readonly documentNumber: string
  /** As `1990-01-31`. */
  readonly birthDate: string
}

/**
 * Lets whoever holds the passport confirm whose certificate it is. Not a secret: document numbers
 * are few enough to be tried, which is why the clearance's number is hashed with it, so that two
 * clearances of one person do not show that they are hers.
 *
 * @returns 32 hexadecimal digits.
 */
export function digestHolder(number: string, holder: Holder, hasher: Hasher): string {
  const documentNumber = holder.documentNumber.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const { birthDate } = holder
  return bytesToHex(hash({ of: 'holder', number, documentNumber, birthDate }, hasher)).slice(0, 32)
}
