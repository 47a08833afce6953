import { API_PREFIX, type Route } from '@corridor/contract'
import type { z } from 'zod'
import { isPrivate, type Sender } from './guard.ts'
import type { Mounting } from './mount.ts'
import { parseInput } from './parseInput.ts'

/** A file that somebody sent. */
export interface Attachment {
  /** With its ending. */
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly pieces: AsyncIterable<Uint8Array>
}

/**
 * Puts a reading whose answer is a file that somebody sent at its address. Browsers save it and show
 * nothing of it here: whatever it holds, it does not run as part of these pages.
 */
export function mountAttachment<Input extends z.ZodObject, Output extends z.ZodType>(
  { app, guard }: Pick<Mounting, 'app' | 'guard'>,
  definition: Route<Input, Output>,
  open: (input: z.output<Input>, sender: Sender) => Promise<Attachment>,
): void {
  if (!isPrivate(definition)) throw new Error(`${definition.id}: open to everybody`)
  app.get(API_PREFIX + definition.path, async (c) => {
    const file = await guard.admit(c, definition, async (sender) => {
      const { input } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
      return await open(input, sender)
    })
    const headers = {
      'content-type': file.mediaType,
      'content-length': String(file.sizeBytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.fileName)}`,
      'cache-control': 'no-store',
    }
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(ReadableStream.from(file.pieces) as ReadableStream<Uint8Array>, 200, headers)
  })
}

/** As RFC 8187 has it: `encodeURIComponent` leaves signs that are not allowed there. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
