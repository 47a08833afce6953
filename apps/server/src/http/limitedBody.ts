import { DomainError } from '@corridor/kernel'
import { RefusedRequest } from './refuseUnfitRequest.ts'

/** What one body may take. */
export interface BodyLimits {
  readonly largestBytes: number
  readonly withinMs: number
  /** As the request announced it. */
  readonly length: number
  /** Fires when the sender has gone. */
  readonly signal: AbortSignal
}

/** The longest pause between two pieces. */
const IDLE_MS = 30_000

/**
 * The pieces of a body until its end.
 *
 * @throws {RefusedRequest} 413 for more than allowed, 408 for one that takes too long.
 * @throws {DomainError} `bad_request` for one that ends before what was announced.
 */
export async function* limitedBody(
  body: ReadableStream<Uint8Array> | null,
  { largestBytes, withinMs, length, signal }: BodyLimits,
  idleMs = IDLE_MS,
): AsyncGenerator<Uint8Array> {
  if (length > largestBytes) refuseSize(largestBytes)
  const reader = body?.getReader()
  const until = performance.now() + withinMs
  let bytes = 0
  try {
    while (reader !== undefined) {
      const patience = Math.min(idleMs, until - performance.now())
      const { done, value } = await nextWithin(reader, patience, signal)
      if (done) break
      bytes += value.length
      if (bytes > largestBytes) refuseSize(largestBytes)
      yield value
    }
  } finally {
    await reader?.cancel().catch(() => {})
  }
  if (bytes !== length) refuseCut()
}

async function nextWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  patienceMs: number,
  signal: AbortSignal,
) {
  const late = Promise.withResolvers<never>()
  const limit = setTimeout(
    () =>
      late.reject(
        new RefusedRequest(
          408,
          'bad_request',
          'The file did not come in time; send it again, or a smaller one',
          { connection: 'close' },
        ),
      ),
    Math.max(0, patienceMs),
  )
  const gone = () => late.reject(new DomainError('bad_request', CUT))
  signal.addEventListener('abort', gone, { once: true })
  try {
    if (signal.aborted) gone()
    return await Promise.race([reader.read().catch(() => refuseCut()), late.promise])
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', gone)
  }
}

const CUT = 'The file was cut off on its way; send it again'

function refuseCut(): never {
  throw new DomainError('bad_request', CUT)
}

function refuseSize(largestBytes: number): never {
  throw new RefusedRequest(
    413,
    'too_large',
    `The file is over the limit of ${largestBytes} bytes. Scan it in grey or at 200 dots per inch`,
    { connection: 'close' },
  )
}
