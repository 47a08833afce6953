const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN_LINE_FEED = Buffer.from('\r\n')

/**
 * Ends records as RFC 4180 has them, with CR LF, where PostgreSQL writes LF alone; line breaks
 * within quotes stay as they are.
 */
export async function* recordEnds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isQuoted = false
  for await (const chunk of chunks) {
    let from = 0
    const parts: Buffer[] = []
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      // A doubled quote opens and closes: the same.
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (byte === LINE_FEED && !isQuoted) {
        parts.push(chunk.subarray(from, at), CARRIAGE_RETURN_LINE_FEED)
        from = at + 1
      }
    }
    yield parts.length === 0 ? chunk : Buffer.concat([...parts, chunk.subarray(from)])
  }
}
