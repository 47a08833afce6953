import { randomUUID } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { Route, UploadedDocument } from '@corridor/server/interface'
import { UsageError } from '../exitCodes.ts'
import { readFileBytes } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { type ConnectionOptions, callRoute, connectionOf } from './callRoute.ts'
import { wordsOf } from './runReading.ts'

export interface UploadOptions extends ConnectionOptions {
  readonly idempotencyKey?: string
  readonly json?: boolean
  readonly progress?: boolean
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Attaches a file to a record; the server looks at what its bytes are. */
export async function runUpload(
  route: Route,
  path: string,
  input: Readonly<Record<string, unknown>>,
  options: UploadOptions,
): Promise<void> {
  const asked = route.input.safeParse(input)
  if (!asked.success) throw new UsageError(wordsOf(asked.error.issues))
  const mediaType = MEDIA_TYPES[extname(path).toLowerCase()]
  if (mediaType === undefined) throw new UsageError(`${path} is no PDF, JPEG, PNG or WebP`)
  const bytes = new Uint8Array(await readFileBytes(path))
  const connection = await connectionOf(options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const idempotencyKey = options.idempotencyKey ?? `cli-${randomUUID()}`
  if (options.idempotencyKey === undefined) {
    process.stderr.write(`note: to send it again: --idempotency-key ${idempotencyKey}\n`)
  }
  progress.step(`sending ${path}`)
  const response = await callRoute(connection, route, {
    ...{ input, idempotencyKey },
    file: { bytes, mediaType, name: basename(path) },
  })
  const told = (await response.json()) as UploadedDocument
  progress.end()
  await writeOutput(
    options.json === true
      ? formatJson(told)
      : `${told.document} is ${told.status}${told.duplicate ? ': the same file was there before' : ''}\n`,
    undefined,
  )
}
