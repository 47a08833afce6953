import { DomainError } from '@corridor/kernel'

/** A SHA-256 digest, a salt or an Ed25519 public key in lower-case hexadecimal digits. */
export const HEX_DIGEST = /^[0-9a-f]{64}$/

const NO_DIGIT = 128

/** Value of a hexadecimal digit by its character code. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT)
for (let value = 0; value < 16; value += 1) DIGITS[value.toString(16).charCodeAt(0)] = value

/**
 * Writes the bytes that pairs of lower-case hexadecimal digits stand for.
 *
 * @returns whether all were such digits; what was written means nothing otherwise.
 */
export function writeHex(text: string, bytes: Uint8Array, start: number): boolean {
  let seen = 0
  for (let at = 0; at < text.length; at += 2) {
    const high = DIGITS[text.charCodeAt(at)] ?? NO_DIGIT
    const low = DIGITS[text.charCodeAt(at + 1)] ?? NO_DIGIT
    seen |= high | low
    bytes[start + (at >> 1)] = 16 * high + low
  }
  return seen < NO_DIGIT
}

/**
 * The bytes that lower-case hexadecimal digits stand for.
 *
 * @throws {DomainError} `bad_request` for an odd count or any other character.
 */
export function hexToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1)
  if (text.length % 2 === 0 && writeHex(text, bytes, 0)) return bytes
  throw new DomainError('bad_request', `"${text}" is not made of pairs of hexadecimal digits`)
}
