import { Worker } from 'node:worker_threads'
import type { UploadProblem } from '@corridor/contract'
import type { Questionnaire, RawCell, Report, ReportLayout } from '@corridor/reporting'
import { messageCells } from './message/messageCells.ts'
import type { UploadAsk, UploadReply } from './uploadThread.ts'
import { readTemplate, uploadProblem } from './workbook/readTemplate.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** A template of 20,000 cells takes about a second; a file that takes this long was made to. */
const LONGEST_MS = 20_000
const HEAP_MB = 256

export interface ReadUpload {
  /** Answers of the file; null where its form does not fit, and nothing is to be changed. */
  readonly cells: readonly RawCell[] | null
  /** A template takes the place of all answers, a message only of those it names. */
  readonly replacesAll: boolean
  readonly problems: readonly UploadProblem[]
}

/**
 * Reads a file that somebody sent: a filled template by its first bytes, otherwise an SDMX message. It is
 * read in a thread of its own with limits of memory and time, so that a hostile one harms nothing.
 */
export async function readUpload(
  bytes: Uint8Array,
  report: Pick<Report, 'country' | 'period'>,
  definition: Questionnaire,
  layout: ReportLayout,
): Promise<ReadUpload> {
  const isWorkbook = ZIP.every((byte, at) => bytes[at] === byte)
  const reply = await askThread({ bytes, kind: isWorkbook ? 'workbook' : 'message' })
  switch (reply.kind) {
    case 'workbook': {
      const read = readTemplate(reply.workbook, report, definition, layout)
      return { ...read, replacesAll: true }
    }
    case 'message':
      return { ...messageCells(reply.message, report, layout), replacesAll: false }
    case 'refused': {
      const code = isWorkbook ? 'not_a_template' : 'unreadable_message'
      return { cells: null, replacesAll: false, problems: [uploadProblem(code, reply.words)] }
    }
  }
}

async function askThread(ask: UploadAsk): Promise<UploadReply> {
  const { promise, resolve } = Promise.withResolvers<UploadReply>()
  const worker = new Worker(new URL('./uploadThread.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const tooMuch = () =>
    resolve({ kind: 'refused', words: 'The file takes too long or too much memory to read' })
  const limit = setTimeout(tooMuch, LONGEST_MS)
  worker.once('message', resolve)
  worker.once('error', tooMuch)
  worker.once('exit', tooMuch)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    await worker.terminate()
  }
}
