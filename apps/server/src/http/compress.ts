import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Below this the headers cost more than is saved. */
const SMALLEST_BYTES = 1_024

/** What the asker understands, the smaller first. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const weights = new Map<string, number>()
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name, ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
    if (name) weights.set(name, weight === undefined ? 1 : Number(weight.trim().slice(2)))
  }
  const accepts = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0
  if (accepts('br')) return 'br'
  return accepts('gzip') ? 'gzip' : 'identity'
}

/**
 * The body in the encoding, made off the main thread.
 *
 * @param effort 5 for answers made on demand, 9 or more for files that are sent many times.
 */
export async function compress(
  body: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  effort: number,
): Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly encoding: Encoding }> {
  if (encoding === 'identity' || body.length < SMALLEST_BYTES) return { body, encoding: 'identity' }
  if (encoding === 'gzip') {
    return { body: await compressGzip(body, { level: Math.min(effort, 9) }), encoding }
  }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return { body: await compressBrotli(body, { params }), encoding }
}
