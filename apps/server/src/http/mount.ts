import { API_PREFIX, type Route } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { BoundedCache } from '../boundedCache.ts'
import { chooseEncoding, compress, type Encoding } from './compress.ts'
import { type CsvTable, writeCsv } from './csv.ts'
import { entityTag, hashOf, matchingTag } from './entityTag.ts'
import type { Guard } from './guard.ts'
import { type Format, parseInput } from './parseInput.ts'

export type App = Hono<{ Variables: { requestId: string; isPrivate?: boolean } }>

export interface Mounting {
  readonly app: App
  /** Changes whenever an answer to the same request could: releases, areas, program. */
  readonly revision: () => Promise<string>
  readonly cache: BoundedCache<EncodedAnswer>
  readonly guard: Guard
}

export interface EncodedAnswer {
  readonly body: Uint8Array<ArrayBuffer>
  readonly encoding: Encoding
  readonly fileName: string | null
}

/** The one who asks; `signal` fires when they have gone. */
export interface Ask {
  readonly signal: AbortSignal
}

/** A value as a handler gives it: nobody downstream changes it. */
type Answered<T> = T extends readonly (infer Item)[]
  ? readonly Answered<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Answered<T[Key]> }
    : T

/** What a route answers, as its handler gives it and its table reads it. */
export type Answer<Schema> = Schema extends z.ZodType
  ? Answered<z.output<Schema>>
  : Answered<Schema>

export interface Operation<Input extends z.ZodObject, Output extends z.ZodType> {
  readonly answer: (
    input: z.output<Input>,
    ask: Ask,
  ) => Answered<z.output<Output>> | Promise<Answered<z.output<Output>>>
  /**
   * Whether the answer changes by itself, as progress does: it is made for every question, and its
   * tag from its text.
   */
  readonly isLive?: boolean
  /** The same figures as a table; needed where the route promises CSV. */
  readonly table?: (output: Answered<z.output<Output>>, input: z.output<Input>) => CsvTable
}

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

const COMPRESSION_EFFORT = 5

/**
 * Puts an operation of the contract at its address: checks the input, answers 304 where the asker
 * has the answer already, runs the handler, and writes JSON or CSV, compressed.
 *
 * The entity tag is made from the input and the state of the releases, so that 304 computes nothing.
 */
export function mount<Input extends z.ZodObject, Output extends z.ZodType>(
  { app, revision, cache }: Mounting,
  definition: Route<Input, Output>,
  operation: Operation<Input, Output>,
): void {
  if (definition.permission !== 'public') {
    throw new Error(`${definition.id}: answers that are kept are for everybody; use mountPrivate`)
  }
  if ((definition.csv === true) !== (operation.table !== undefined)) {
    throw new Error(`${definition.id}: the route promises CSV if and only if there is a table`)
  }
  app.get(API_PREFIX + definition.path, async (c) => {
    const { input, format } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
    const hash = hashOf(await revision(), definition.id, format, JSON.stringify(input))
    const wanted = chooseEncoding(c.req.header('accept-encoding'))
    if (operation.isLive === true) {
      const output = await operation.answer(input, { signal: c.req.raw.signal })
      return await writeLive(c, JSON.stringify(output), wanted)
    }
    const known = matchingTag(c.req.header('if-none-match'), hash)
    if (known !== null) return c.body(null, 304, validators(known))
    const key = `${hash}.${wanted}`
    let answer = cache.get(key)
    if (answer === undefined) {
      const output = await operation.answer(input, { signal: c.req.raw.signal })
      if (definition.file !== undefined) {
        return writeFile(c, hash, definition.file, output as FileAnswer)
      }
      const table = format === 'csv' ? operation.table?.(output, input) : undefined
      const text = table === undefined ? JSON.stringify(output) : writeCsv(table)
      const encoded = await compress(new TextEncoder().encode(text), wanted, COMPRESSION_EFFORT)
      answer = { ...encoded, fileName: table?.fileName ?? null }
      cache.set(key, answer, answer.body.length + key.length)
    }
    return write(c, hash, format, answer)
  })
}

/** What a route that answers with a file gives. */
export interface FileAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Without ending. */
  readonly fileName: string
}

type FileType = NonNullable<Route['file']> | 'text/html'

const FILE_TYPES: Readonly<Record<FileType, { readonly ending: string; readonly type: string }>> = {
  'application/zip': { ending: 'zip', type: 'application/zip' },
  'application/pdf': { ending: 'pdf', type: 'application/pdf' },
  'application/x-ndjson': { ending: 'jsonl', type: 'application/x-ndjson' },
  'application/octet-stream': { ending: 'bin', type: 'application/octet-stream' },
  'text/csv': { ending: 'csv', type: MEDIA_TYPES.csv },
  'text/calendar': { ending: 'ics', type: 'text/calendar; charset=utf-8' },
  'text/html': { ending: 'html', type: 'text/html; charset=utf-8' },
}

/** The headers with which a file is saved rather than shown. */
export const fileHeaders = (mediaType: FileType, { bytes, fileName }: FileAnswer) => ({
  ...fileTypeHeaders(mediaType, fileName),
  'content-length': String(bytes.length),
})

/** The same for a file whose length is not known yet. */
export const fileTypeHeaders = (mediaType: FileType, fileName: string) => ({
  'content-type': FILE_TYPES[mediaType].type,
  'content-disposition': `attachment; filename="${safeFileName(fileName)}.${FILE_TYPES[mediaType].ending}"`,
})

const writeFile = (c: Context, hash: string, mediaType: FileType, file: FileAnswer): Response =>
  c.body(file.bytes, 200, {
    ...validators(entityTag(hash, 'identity')),
    ...fileHeaders(mediaType, file),
  })

async function writeLive(c: Context, text: string, wanted: Encoding): Promise<Response> {
  const hash = hashOf(text)
  const known = matchingTag(c.req.header('if-none-match'), hash)
  if (known !== null) return c.body(null, 304, validators(known))
  const encoded = await compress(new TextEncoder().encode(text), wanted, COMPRESSION_EFFORT)
  return write(c, hash, 'json', { ...encoded, fileName: null })
}

function write(c: Context, hash: string, format: Format, answer: EncodedAnswer): Response {
  return c.body(answer.body, 200, {
    ...validators(entityTag(hash, answer.encoding)),
    'content-type': MEDIA_TYPES[format],
    'content-length': String(answer.body.length),
    ...(answer.encoding === 'identity' ? {} : { 'content-encoding': answer.encoding }),
    ...(answer.fileName === null
      ? {}
      : { 'content-disposition': `attachment; filename="${safeFileName(answer.fileName)}.csv"` }),
  })
}

const validators = (etag: string) => ({
  etag,
  'cache-control': 'public, no-cache',
  vary: 'Accept-Encoding',
})

const safeFileName = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')

/** @throws {DomainError} `not_found` for an address that no operation has. */
export function refuseUnknownAddress(path: string): never {
  throw new DomainError(
    'not_found',
    `There is nothing at ${path.slice(0, 200)}. ${API_PREFIX}/openapi.json lists every address`,
  )
}
