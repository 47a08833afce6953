/** Why bytes are not text: which byte, in which row, what is wrong and what to do. */
export interface EncodingFault {
  readonly byte: number
  readonly row: number
  readonly problem: string
  readonly fix: string
}

const SAVE_AS_UTF8 = 'Save the file again as CSV in UTF-8'
const SAVE_TABLE = 'Save the table itself as CSV in UTF-8'
const CHUNK = 8192

const SIGNATURES: readonly (readonly [readonly number[], string, string])[] = [
  [[0xff, 0xfe], 'is in UTF-16, not UTF-8', SAVE_AS_UTF8],
  [[0xfe, 0xff], 'is in UTF-16, not UTF-8', SAVE_AS_UTF8],
  [[0x1f, 0x8b], 'is compressed with gzip', 'Decompress it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'is a spreadsheet or a zip archive, not text', SAVE_AS_UTF8],
  [[0x50, 0x4b, 0x05, 0x06], 'is a zip archive with nothing in it', SAVE_AS_UTF8],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a spreadsheet of the old form XLS', SAVE_AS_UTF8],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, not a table', SAVE_TABLE],
  [[0x89, 0x50, 0x4e, 0x47], 'is a picture, not a table', SAVE_TABLE],
  [[0xff, 0xd8, 0xff], 'is a picture, not a table', SAVE_TABLE],
]

/**
 * Text of UTF-8 bytes, without the byte order mark, or the first place where they are not UTF-8.
 *
 * @remarks Refuses what the encoding refuses: overlong forms, surrogates, values over U+10FFFF, and a
 * sequence cut off at the end. Also refuses NUL bytes, which no text table holds. O(bytes).
 * @source RFC 3629, section 4.
 */
export function decodeUtf8(bytes: Uint8Array): string | EncodingFault {
  for (const [signature, problem, fix] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return { byte: 0, row: 1, problem, fix }
  }
  const parts: string[] = []
  const units = new Uint16Array(CHUNK + 2)
  let filled = 0
  let place = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (place < bytes.length) {
    const first = bytes[place]!
    if (first === 0) return faultAt(bytes, place)
    if (first < 0x80) {
      units[filled++] = first
      place += 1
    } else {
      const length = sequenceLength(bytes, place)
      if (length === 0) return faultAt(bytes, place)
      const point = codePoint(bytes, place, length)
      if (point > 0xffff) {
        units[filled++] = 0xd7c0 + (point >> 10)
        units[filled++] = 0xdc00 + (point & 0x3ff)
      } else units[filled++] = point
      place += length
    }
    if (filled >= CHUNK) {
      parts.push(String.fromCharCode(...units.subarray(0, filled)))
      filled = 0
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, filled)))
  return parts.join('')
}

/** Bytes of the well-formed sequence that starts here, 0 when it is not well-formed. */
function sequenceLength(bytes: Uint8Array, place: number): number {
  const first = bytes[place]!
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  const second = bytes[place + 1] ?? 0
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < lowest || second > highest) return 0
  for (let i = 2; i < length; i++) if (((bytes[place + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function codePoint(bytes: Uint8Array, place: number, length: number): number {
  let point = bytes[place]! & (0x7f >> length)
  for (let i = 1; i < length; i++) point = (point << 6) | (bytes[place + i]! & 0x3f)
  return point
}

function faultAt(bytes: Uint8Array, byte: number): EncodingFault {
  let row = 1
  for (let i = 0; i < byte; i++) if (bytes[i] === 10) row += 1
  const value = bytes[byte]!
  const found = `byte ${byte + 1} of the file (0x${value.toString(16).padStart(2, '0').toUpperCase()})`
  if (value === 0) {
    return {
      byte,
      row,
      problem: `${found} is zero, so that this is not a text file or is in UTF-16`,
      fix: SAVE_AS_UTF8,
    }
  }
  const guess = value >= 0xa0 ? `; in Latin-1 it would be "${String.fromCharCode(value)}"` : ''
  return { byte, row, problem: `${found} is not UTF-8${guess}`, fix: SAVE_AS_UTF8 }
}
