import { API_PREFIX, IDEMPOTENCY_KEY, type Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { Sender } from './guard.ts'
import { type Answer, type FileAnswer, fileHeaders, type Mounting } from './mount.ts'
import { parseInput } from './parseInput.ts'
import { RefusedRequest } from './refuseUnfitRequest.ts'

const LARGEST_BODY_BYTES = 16 * 1024

/** A file as the answer to a command; HTML where the contract's type is another form of it. */
export interface CommandFile extends FileAnswer {
  readonly mediaType: NonNullable<Route['file']> | 'text/html'
}

export interface CommandOptions {
  /** Instead of the 16 KiB that are enough for most. */
  readonly largestBodyBytes?: number
}

/**
 * Puts an operation that changes something at its address: asks the guard, checks parameters and
 * body, runs the handler, and answers JSON that nobody keeps, or the file that the handler made.
 *
 * A body must be announced as JSON: a page of another site can then not send one unasked, since
 * browsers ask first and are told no.
 */
export function mountCommand<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Body extends z.ZodType,
>(
  { app, guard }: Pick<Mounting, 'app' | 'guard'>,
  definition: Route<Input, Output, Body>,
  handle: (
    input: z.output<Input>,
    body: z.output<Body>,
    sender: Sender,
  ) => Promise<Answer<Output> | CommandFile>,
  { largestBodyBytes = LARGEST_BODY_BYTES }: CommandOptions = {},
): void {
  app.on(definition.method, API_PREFIX + definition.path, async (c) => {
    const output = await guard.admit(c, definition, async (sender) => {
      if (definition.keyed === true) requireKey(sender)
      const { input } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
      const body =
        definition.body === undefined
          ? undefined
          : parseBody(definition.body, await readJson(c, largestBodyBytes))
      return await handle(input, body as z.output<Body>, sender)
    })
    c.header('cache-control', 'no-store')
    if (definition.file !== undefined) {
      const file = output as CommandFile
      return c.body(file.bytes, 200, fileHeaders(file.mediaType, file))
    }
    return c.json(output as object, definition.status ?? 200)
  })
}

/** @throws {DomainError} `bad_request`. */
export function requireKey({ idempotencyKey }: Sender): string {
  if (idempotencyKey !== null && IDEMPOTENCY_KEY.test(idempotencyKey)) return idempotencyKey
  throw new DomainError(
    'bad_request',
    'Send the header idempotency-key: 1 to 128 letters, digits, dots, colons and hyphens, made once for this act and sent again with it',
  )
}

/** @throws {RefusedRequest} 413 or 415. @throws {DomainError} `bad_request` when it is no JSON. */
async function readJson(c: Context, largestBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new RefusedRequest(415, 'bad_request', 'Send the body as content-type application/json')
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > largestBytes) {
      throw new RefusedRequest(
        413,
        'too_large',
        `The body is over the limit of ${largestBytes} bytes`,
        { connection: 'close' },
      )
    }
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new DomainError('bad_request', 'The body is not JSON that can be read')
  }
}

/** @throws {DomainError} `bad_request` with `details.parameters`, every problem at once. */
function parseBody<Body extends z.ZodType>(schema: Body, given: unknown): z.output<Body> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({
    parameter: path.join('.') || 'body',
    problem: message,
  }))
  const told = problems.map(({ parameter, problem }) => `${parameter}: ${problem}`).join('; ')
  throw new DomainError('bad_request', `This request cannot be answered. ${told}`, {
    parameters: problems,
  })
}
