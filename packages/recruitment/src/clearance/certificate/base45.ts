import { DomainError } from '@corridor/kernel'

/** The characters of a QR code's alphanumeric mode, in the order of their values. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))

/**
 * Bytes as text that a QR code holds in alphanumeric mode: three characters for two bytes.
 *
 * @source RFC 9285, section 4
 * @example writeBase45(new Uint8Array([0x41, 0x42])) // => 'BB8'
 */
export function writeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    let value = isPair ? 256 * bytes[at]! + bytes[at + 1]! : bytes[at]!
    for (let digit = 0; digit < (isPair ? 3 : 2); digit += 1) {
      text += ALPHABET[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

/**
 * The bytes that a text of base 45 stands for.
 *
 * @throws {DomainError} `bad_request` for a character, a length or a value that it does not have.
 * @source RFC 9285, section 4
 */
export function readBase45(text: string): Uint8Array {
  if (text.length % 3 === 1) throw unfit()
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3)
    const value = [...group].reduceRight((sum, character) => {
      const digit = VALUES.get(character)
      if (digit === undefined) throw unfit()
      return 45 * sum + digit
    }, 0)
    if (value > (group.length === 3 ? 0xffff : 0xff)) throw unfit()
    if (group.length === 3) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}

const unfit = () => new DomainError('bad_request', 'this is no text of base 45 (RFC 9285)')
