/**
 * Writes well-formed text as UTF-8 into `bytes` from `start`.
 *
 * @param bytes at least three bytes for each UTF-16 unit of the text.
 * @returns the position after the last byte.
 * @source RFC 3629, section 3
 */
export function writeUtf8(text: string, bytes: Uint8Array, start: number): number {
  let at = start
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index)
    if (code < 0x80) {
      bytes[at++] = code
      continue
    }
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
    } else {
      if (code >= 0xd800 && code < 0xdc00) {
        index += 1
        code = 0x10000 + ((code - 0xd800) << 10) + (text.charCodeAt(index) - 0xdc00)
        bytes[at++] = 0xf0 | (code >> 18)
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f)
      } else {
        bytes[at++] = 0xe0 | (code >> 12)
      }
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
    }
    bytes[at++] = 0x80 | (code & 0x3f)
  }
  return at
}

/** Well-formed text as UTF-8. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length)
  return bytes.slice(0, writeUtf8(text, bytes, 0))
}
