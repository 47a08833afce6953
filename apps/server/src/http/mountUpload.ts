import { API_PREFIX, type Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { Sender } from './guard.ts'
import { limitedBody } from './limitedBody.ts'
import { allowReading } from './limitReading.ts'
import type { Answer, Mounting } from './mount.ts'
import { requireKey } from './mountCommand.ts'
import { parseInput } from './parseInput.ts'
import { RefusedRequest } from './refuseUnfitRequest.ts'

/** A file as a request brings it. */
export interface UploadedFile {
  /** As the sender says; one of those that the route takes. */
  readonly mediaType: string
  /** As the sender calls it: not looked at yet. */
  readonly fileName: string
  readonly key: string
  /** Throws when there is too much of it, when it takes too long or is cut off. */
  readonly pieces: AsyncIterable<Uint8Array>
}

export interface UploadLimits<Input> {
  readonly largestBytes: (input: Input) => number
  readonly withinMs: number
}

/** After the last byte so long is left for the answer. */
const SPARE_MS = 10_000

/**
 * Puts an operation whose body is a file at its address. The file is handed on while it comes, for
 * whoever may send it; the type of its content is announced as what it is, never as a form, so that
 * no page of another site can send one unasked.
 */
export function mountUpload<Input extends z.ZodObject, Output extends z.ZodType>(
  { app, guard }: Pick<Mounting, 'app' | 'guard'>,
  definition: Route<Input, Output>,
  { largestBytes, withinMs }: UploadLimits<z.output<Input>>,
  handle: (input: z.output<Input>, file: UploadedFile, sender: Sender) => Promise<Answer<Output>>,
): void {
  const { upload } = definition
  if (upload === undefined) throw new Error(`${definition.id}: takes no file`)
  app.post(API_PREFIX + definition.path, async (c) => {
    const output = await guard.admit(c, definition, async (sender) => {
      const { input } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
      const key = requireKey(sender)
      const mediaType = mediaTypeOf(c, upload)
      const fileName = fileNameOf(c.req.header('content-disposition'))
      const length = lengthOf(c.req.header('content-length'))
      allowReading(c.env, withinMs + SPARE_MS)
      const pieces = limitedBody(c.req.raw.body, {
        ...{ largestBytes: largestBytes(input), withinMs, length, signal: c.req.raw.signal },
      })
      return await handle(input, { mediaType, fileName, key, pieces }, sender)
    })
    c.header('cache-control', 'no-store')
    return c.json(output as object)
  })
}

/** @throws {RefusedRequest} 415. */
function mediaTypeOf(c: Context, taken: readonly string[]): string {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (taken.includes(type)) return type
  throw new RefusedRequest(
    415,
    'bad_request',
    `Send the file with its content-type; it can be ${taken.join(', ')}`,
    { connection: 'close' },
  )
}

/** @throws {DomainError} `bad_request` where no name is given, or none that can be read. */
function fileNameOf(header: string | undefined): string {
  const encoded = /^attachment;\s*filename\*=UTF-8''([^;\s"]{1,1000})$/i.exec(header ?? '')?.[1]
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded)
  } catch {
    // Told below.
  }
  throw new DomainError(
    'bad_request',
    "Send the name of the file in the header content-disposition: attachment; filename*=UTF-8''contract.pdf",
  )
}

/** @throws {RefusedRequest} 411. */
function lengthOf(header: string | undefined): number {
  if (header !== undefined && /^\d{1,15}$/.test(header)) return Number(header)
  throw new RefusedRequest(
    411,
    'bad_request',
    'Send the header content-length: a file that is cut off is told by it',
    { connection: 'close' },
  )
}
