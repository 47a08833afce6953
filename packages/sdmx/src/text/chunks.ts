import { DomainError, decodeUtf8 } from '@corridor/kernel'

/** A message in pieces of any size, as text or as bytes of UTF-8. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** Pieces at least this long (but for the last) keep the cost of tiny ones down. */
const PIECE = 32_768

/**
 * The text of a message in pieces of some size, decoded, without the byte order mark.
 *
 * @throws {DomainError} `bad_file` when bytes are not UTF-8; `too_large` beyond `mostCharacters`.
 */
export async function* textOf(
  chunks: Chunks,
  mostCharacters = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  let piece = ''
  let total = 0
  let isFirst = true
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    let text: string
    if (typeof chunk === 'string') text = chunk
    else [text, rest] = decodeWhole(rest, chunk)
    if (isFirst && text !== '') {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
      isFirst = false
    }
    total += text.length
    if (total > mostCharacters) {
      throw new DomainError('too_large', `The message has over ${mostCharacters} characters`)
    }
    piece += text
    if (piece.length >= PIECE) {
      yield piece
      piece = ''
    }
  }
  if (rest.length > 0) piece += decodeOrRefuse(rest)
  if (piece !== '') yield piece
}

/** Decodes up to the last whole character; the bytes after it wait for the next chunk. */
function decodeWhole(before: Uint8Array, chunk: Uint8Array): [string, Uint8Array] {
  let bytes = chunk
  if (before.length > 0) {
    bytes = new Uint8Array(before.length + chunk.length)
    bytes.set(before)
    bytes.set(chunk, before.length)
  }
  let end = bytes.length
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      if (length > back) end = bytes.length - back
      break
    }
  }
  return [end === 0 ? '' : decodeOrRefuse(bytes.subarray(0, end)), bytes.slice(end)]
}

function decodeOrRefuse(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes)
  if (typeof text === 'string') return text
  throw new DomainError('bad_file', `${text.problem}. ${text.fix}`, { byte: text.byte })
}

/** Joins small pieces of text into larger ones, so that a stream is not paid for line by line. */
export class PieceWriter {
  #text = ''

  write(text: string): void {
    this.#text += text
  }

  /** What was written, once it is long enough to be worth sending. */
  *full(): Generator<string> {
    if (this.#text.length >= PIECE) yield* this.rest()
  }

  *rest(): Generator<string> {
    if (this.#text !== '') yield this.#text
    this.#text = ''
  }
}
