/** Longer addresses are cut by mail programs and chats. Characters. */
export const MOST_ADDRESS_CHARACTERS = 8000

/** So much text has never fitted into an address; it is not compressed to see. Characters. */
export const HOPELESS_CHARACTERS = 50 * MOST_ADDRESS_CHARACTERS

/**
 * A text as the part of an address after `#`: compressed and in characters that need no escape. That
 * part stays in the browser; it is not sent to any server.
 */
export async function writeAddressCode(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The text of an address code; null when it is none, for example when it was cut off. */
export async function readAddressCode(code: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]+$/.test(code)) return null
  try {
    const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await through(bytes, new DecompressionStream('deflate-raw')),
    )
  } catch {
    return null
  }
}

/** Decompressed, a text larger than this is not a scenario. Bytes. */
const MOST_BYTES = 4_000_000

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
): Promise<Uint8Array> {
  const writer = (transform.writable as WritableStream<Uint8Array>).getWriter()
  const reader = (transform.readable as ReadableStream<Uint8Array>).getReader()
  // Fails together with the reading, which is where it is reported.
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined)
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.length
    if (length > MOST_BYTES) throw new RangeError('too much text')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
