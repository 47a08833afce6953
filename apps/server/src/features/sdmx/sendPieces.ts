import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { compress, type Encoding } from '../../http/compress.ts'

/** Up to this an answer is sent in one piece, with its length: some 7,000 observations as CSV. Bytes. */
const SMALL = 2 ** 20

/** After so much of it others get their turn. Bytes. */
const TURN = SMALL / 4

/** More takes twice the time and saves a twentieth. */
const EFFORT = 2

/** An answer in one piece. */
export interface WholeAnswer {
  readonly kind: 'whole'
  readonly body: Uint8Array<ArrayBuffer>
  readonly encoding: Encoding
  /** Before compression. */
  readonly bytes: number
}

export type Sent =
  | WholeAnswer
  | {
      readonly kind: 'stream'
      readonly body: ReadableStream<Uint8Array>
      readonly encoding: Encoding
    }

/**
 * Text in pieces as the body of an answer: a small one whole, a long one while it is made, as fast as the
 * reader takes it. When the reader leaves, the pieces are given up.
 *
 * What fails before the answer is long is thrown; what fails later breaks the connection off.
 *
 * @param spend told the bytes, before compression, as they are sent.
 * @param broken told what failed late.
 * @remarks Holds 1 MB.
 */
export async function sendPieces(
  pieces: AsyncGenerator<string>,
  encoding: Encoding,
  spend: (bytes: number) => void,
  broken: (error: unknown) => void,
): Promise<Sent> {
  const begun: Uint8Array[] = []
  let size = 0
  let turn = TURN
  try {
    while (size <= SMALL) {
      const { value, done } = await pieces.next()
      if (done === true) {
        const text = new Uint8Array(Buffer.concat(begun))
        const { body, encoding: used } = await compress(text, encoding, EFFORT)
        return { kind: 'whole', body, encoding: used, bytes: size }
      }
      const bytes = Buffer.from(value)
      spend(bytes.length)
      begun.push(bytes)
      size += bytes.length
      if (size < turn) continue
      turn = size + TURN
      await nextTurn()
    }
  } catch (error) {
    await pieces.return(undefined)
    throw error
  }
  const source = Readable.from(rest(begun, pieces, spend, broken), { objectMode: false })
  const body = encoding === 'identity' ? source : compressed(source, encoding)
  return { kind: 'stream', body: Readable.toWeb(body) as ReadableStream<Uint8Array>, encoding }
}

async function* rest(
  begun: readonly Uint8Array[],
  pieces: AsyncGenerator<string>,
  spend: (bytes: number) => void,
  broken: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* begun
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      spend(bytes.length)
      yield bytes
      // Others get their turn between two pieces.
      await nextTurn()
    }
  } catch (error) {
    broken(error)
    throw error
  } finally {
    await pieces.return(undefined)
  }
}

function compressed(source: Readable, encoding: 'br' | 'gzip'): Readable {
  const packer =
    encoding === 'gzip'
      ? createGzip({ level: EFFORT })
      : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: EFFORT } })
  source.on('error', (error) => packer.destroy(error))
  packer.on('close', () => source.destroy())
  return source.pipe(packer)
}
