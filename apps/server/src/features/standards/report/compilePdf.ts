import { fork } from 'node:child_process'
import { DomainError, type ReportDocument } from '@corridor/kernel'
import type { PdfReply } from './pdfProcess.ts'

export interface PdfOptions {
  readonly longestMs?: number
  /** The program that sets the report; a test puts in one that fails. */
  readonly program?: URL
}

const LONGEST_MS = 30_000

/** Characters of a report; a self-assessment that fills every field has about a third of it. */
const LARGEST_CHARACTERS = 4 * 2 ** 20

/**
 * Sets a report as PDF in a process of its own: the typesetter is native code, which a thread could
 * not be stopped in, and its memory goes back when the process ends.
 *
 * @throws {DomainError} `too_large`; `unavailable` when it takes too long or the process dies.
 * @remarks Some 0.3 s for a few pages.
 */
export async function compilePdf(
  report: ReportDocument,
  {
    longestMs = LONGEST_MS,
    program = new URL('./pdfProcess.ts', import.meta.url),
  }: PdfOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const characters = JSON.stringify(report).length
  if (characters > LARGEST_CHARACTERS) {
    throw new DomainError(
      'too_large',
      `The report has ${characters} characters, over the limit of ${LARGEST_CHARACTERS}. Shorten the evidence`,
    )
  }
  const child = fork(program, { serialization: 'advanced', execArgv: [], stdio: 'ignore' })
  const { promise, resolve, reject } = Promise.withResolvers<PdfReply>()
  const limit = setTimeout(() => reject(gaveUp(`it took longer than ${longestMs} ms`)), longestMs)
  child.once('message', resolve)
  child.once('error', (error) => reject(gaveUp(error.message)))
  child.once('exit', (code, signal) => reject(gaveUp(`its process ended with ${signal ?? code}`)))
  child.send(report)
  try {
    const reply = await promise
    if (reply.kind === 'failed') throw new Error(`The report cannot be set: ${reply.cause}`)
    return reply.bytes
  } finally {
    clearTimeout(limit)
    child.kill('SIGKILL')
  }
}

const gaveUp = (cause: string): DomainError =>
  new DomainError(
    'unavailable',
    `The report could not be finished (${cause}). Ask again in a moment, or take it as HTML`,
    { retryAfterSeconds: 5 },
  )
