import { Worker } from 'node:worker_threads'
import { DomainError, decodeUtf8 } from '@corridor/kernel'
import { type RawTable, readDelimited, readSheet } from '@corridor/recruitment/agencyImport'
import type { SheetReply } from './sheetWorker.ts'

const MOST_ROWS = 50_000
/** Reading 10,000 rows takes about a second; a file that takes this long was made to. */
const LONGEST_MS = 30_000
const HEAP_MB = 384
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/**
 * The table in a file: XLSX by its first bytes, read apart so that a hostile one harms nothing;
 * otherwise delimited text.
 *
 * @throws {DomainError} `bad_file` for what is no table; `too_large` for more than 50,000 rows.
 */
export async function readAgencyFile(bytes: Uint8Array): Promise<RawTable> {
  if (ZIP.every((byte, at) => bytes[at] === byte)) return readSheet(await cellsOf(bytes))
  const text = decodeUtf8(bytes)
  if (typeof text !== 'string') {
    // What it is instead; or a place within it, which names the file itself.
    const words = text.problem.startsWith('byte')
      ? `The text cannot be read: ${text.problem}`
      : `The file ${text.problem}`
    throw new DomainError('bad_file', `${words}. ${text.fix}`, { row: text.row })
  }
  const table = readDelimited(text)
  if (table.rows.length <= MOST_ROWS) return table
  throw new DomainError('too_large', `The file has more than ${MOST_ROWS} rows. Split it`)
}

async function cellsOf(bytes: Uint8Array) {
  const { promise, resolve, reject } = Promise.withResolvers<SheetReply>()
  const worker = new Worker(new URL('./sheetWorker.ts', import.meta.url), {
    workerData: { bytes, mostRows: MOST_ROWS },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const tooMuch = () =>
    reject(
      new DomainError(
        'bad_file',
        'The spreadsheet takes too long or too much memory to read. Save it as CSV in UTF-8',
      ),
    )
  const limit = setTimeout(tooMuch, LONGEST_MS)
  worker.once('message', resolve)
  worker.once('error', tooMuch)
  worker.once('exit', tooMuch)
  try {
    const reply = await promise
    if (reply.kind === 'refused') throw new DomainError('bad_file', reply.words)
    return reply.cells
  } finally {
    clearTimeout(limit)
    await worker.terminate()
  }
}
