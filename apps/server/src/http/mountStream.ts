import { API_PREFIX, type Route } from '@corridor/contract'
import type { z } from 'zod'
import { isPrivate, type Sender } from './guard.ts'
import { fileTypeHeaders, type Mounting } from './mount.ts'
import { parseInput } from './parseInput.ts'

/** A file that is made while it is sent. */
export interface FileStream {
  /** Without ending. */
  readonly fileName: string
  /** Text in pieces; the sender waits for the reader between them. */
  readonly pieces: AsyncIterable<string>
}

/**
 * Puts a reading whose answer is a file too long for memory at its address. Nobody keeps the
 * answer. What fails after the first piece cuts the file off, so a reader must be able to tell a
 * whole one.
 *
 * @param open checks the request and gives the first piece's source; what it throws is a problem.
 */
export function mountStream<Input extends z.ZodObject, Output extends z.ZodType>(
  { app, guard }: Pick<Mounting, 'app' | 'guard'>,
  definition: Route<Input, Output>,
  open: (input: z.output<Input>, sender: Sender) => Promise<FileStream>,
): void {
  const { file } = definition
  if (file === undefined) throw new Error(`${definition.id}: not a file`)
  app.get(API_PREFIX + definition.path, async (c) => {
    const { fileName, pieces } = await guard.admit(c, definition, async (sender) => {
      const { input } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
      return await open(input, sender)
    })
    const headers = {
      ...fileTypeHeaders(file, fileName),
      'cache-control': isPrivate(definition) ? 'no-store' : 'no-cache',
    }
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(ReadableStream.from(encoded(pieces)), 200, headers)
  })
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
