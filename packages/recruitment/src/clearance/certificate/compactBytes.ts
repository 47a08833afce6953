import { DomainError } from '@corridor/kernel'

/** What a certificate is written of. */
export type CompactValue = number | string | Uint8Array | null

const UNSIGNED = 0
const BYTES = 2
const TEXT = 3
const ARRAY = 4
const NULL = 0xf6

/**
 * An array as CBOR in its only deterministic form: shortest heads, definite lengths. Whole numbers
 * from 0, texts of ASCII, bytes and null.
 *
 * @throws {DomainError} `bad_request` for another number or text.
 * @source RFC 8949, section 4.2.1
 */
export function writeCompact(values: readonly CompactValue[]): Uint8Array {
  const bytes = head(ARRAY, values.length)
  for (const value of values) {
    if (value === null) bytes.push(NULL)
    else if (typeof value === 'number') bytes.push(...head(UNSIGNED, value))
    else if (typeof value === 'string') bytes.push(...head(TEXT, value.length), ...ascii(value))
    else bytes.push(...head(BYTES, value.length), ...value)
  }
  return Uint8Array.from(bytes)
}

function head(major: number, argument: number): number[] {
  if (!Number.isSafeInteger(argument) || argument < 0) throw unfit(`${argument} is no whole number`)
  if (argument < 24) return [(major << 5) | argument]
  const size = argument < 2 ** 8 ? 1 : argument < 2 ** 16 ? 2 : argument < 2 ** 32 ? 4 : 8
  const bytes = [(major << 5) | (24 + Math.log2(size))]
  for (let place = size - 1; place >= 0; place -= 1) {
    bytes.push(Math.floor(argument / 256 ** place) % 256)
  }
  return bytes
}

const ascii = (text: string): number[] =>
  [...text].map((character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20 || code > 0x7e) throw unfit(`"${text}" holds other than ASCII`)
    return code
  })

/**
 * The array that bytes of `writeCompact` stand for.
 *
 * @throws {DomainError} `bad_request` for anything else, another form of the same array included:
 * there is one way to write a certificate.
 */
export function readCompact(bytes: Uint8Array): readonly CompactValue[] {
  const reader = new CompactReader(bytes)
  const values = reader.array()
  const again = writeCompact(values)
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) {
    throw unfit('not in its shortest form, or more than one array')
  }
  return values
}

class CompactReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  array(): readonly CompactValue[] {
    const { major, argument } = this.#head()
    if (major !== ARRAY || argument > 32) throw unfit('not an array')
    return Array.from({ length: argument }, () => this.#value())
  }

  #value(): CompactValue {
    if (this.#bytes[this.#at] === NULL) {
      this.#at += 1
      return null
    }
    const { major, argument } = this.#head()
    switch (major) {
      case UNSIGNED:
        return argument
      case BYTES:
        return this.#take(argument)
      case TEXT:
        return String.fromCharCode(...this.#take(argument))
      default:
        throw unfit(`type ${major} has no place in it`)
    }
  }

  #head(): { readonly major: number; readonly argument: number } {
    const [first] = this.#take(1)
    const [major, low] = [first! >> 5, first! & 31]
    if (low < 24) return { major, argument: low }
    if (low > 27) throw unfit('a length that is not known')
    const argument = this.#take(2 ** (low - 24)).reduce((sum, byte) => 256 * sum + byte, 0)
    if (!Number.isSafeInteger(argument)) throw unfit('too large a number')
    return { major, argument }
  }

  #take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw unfit('cut off')
    this.#at += count
    return this.#bytes.slice(this.#at - count, this.#at)
  }
}

const unfit = (words: string) =>
  new DomainError('bad_request', `these bytes cannot be read: ${words}`)
