import { DomainError } from '@corridor/kernel'
import { writeHex } from './hex.ts'
import { writeUtf8 } from './utf8.ts'

/**
 * SHA-256, given by whoever calls: `node:crypto` on a server, `portableHasher` in a browser.
 *
 * The bytes may be overwritten after the call: hash them at once, keep no reference.
 */
export interface Hasher {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** The same as 64 lower-case hexadecimal digits, where the platform does that faster. */
  readonly sha256Hex?: (bytes: Uint8Array) => string
}

/**
 * First byte of everything hashed, so that no value of one kind can pass for one of another.
 * 0x00 and 0x01 are those of RFC 9162.
 */
export const DOMAIN = {
  leaf: 0x00,
  node: 0x01,
  payload: 0x10,
  entry: 0x11,
  seal: 0x12,
  keyStatement: 0x13,
} as const

/** `prev` of a first version, a first seal and a first key statement. */
export const NO_PREVIOUS = '0'.repeat(64)

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Grows with the longest text; its content means nothing between two calls. */
let scratch = new Uint8Array(4096)

/**
 * Hexadecimal SHA-256 of a domain byte, the bytes of a salt, and a text as UTF-8.
 *
 * @param salt 64 hexadecimal digits, or null for none.
 * @throws {DomainError} `bad_request` for any other salt.
 */
export function hashText(
  domain: number,
  salt: string | null,
  text: string,
  hasher: Hasher,
): string {
  const start = salt === null ? 1 : 33
  const most = start + 3 * text.length
  if (scratch.length < most) scratch = new Uint8Array(2 * most)
  scratch[0] = domain
  if (salt !== null && !(salt.length === 64 && writeHex(salt, scratch, 1)))
    refuseDigest(salt, 'the salt')
  // A view made so takes a third of the time of `subarray`.
  return hashBytes(new Uint8Array(scratch.buffer, 0, writeUtf8(text, scratch, start)), hasher)
}

/** Hexadecimal SHA-256. */
export function hashBytes(bytes: Uint8Array, hasher: Hasher): string {
  return hasher.sha256Hex === undefined ? bytesToHex(hasher.sha256(bytes)) : hasher.sha256Hex(bytes)
}

/** Bytes as lower-case hexadecimal digits. */
export function bytesToHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/**
 * The 32 bytes of a digest.
 *
 * @throws {DomainError} `bad_request` when the text is not 64 lower-case hexadecimal digits.
 */
export function digestBytes(digest: string, what: string): Uint8Array {
  const bytes = new Uint8Array(32)
  if (digest.length !== 64 || !writeHex(digest, bytes, 0)) refuseDigest(digest, what)
  return bytes
}

function refuseDigest(digest: string, what: string): never {
  throw new DomainError('bad_request', `${what} must be 64 hexadecimal digits, not "${digest}"`, {
    digest,
  })
}
