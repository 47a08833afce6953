import { parentPort, workerData } from 'node:worker_threads'
import type { ReadMessage } from './message/readMessage.ts'
import type { SheetValue, Workbook } from './workbook/readTemplate.ts'

/** What the thread is given. */
export interface UploadAsk {
  readonly bytes: Uint8Array
  readonly kind: 'workbook' | 'message'
}

/** What the thread answers: what the file holds, or why it cannot be read. */
export type UploadReply =
  | { readonly kind: 'workbook'; readonly workbook: Workbook }
  | { readonly kind: 'message'; readonly message: ReadMessage }
  | { readonly kind: 'refused'; readonly words: string }

const plainOf = (cell: unknown): SheetValue => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  return cell === null || cell === undefined ? null : String(cell)
}

const { bytes, kind } = workerData as UploadAsk

try {
  if (kind === 'workbook') {
    // Each reader is loaded only where it is needed: a thread begins with every file.
    const { default: readXlsx } = await import('read-excel-file/node')
    const sheets = await readXlsx(Buffer.from(bytes))
    const workbook = sheets.map(({ sheet, data }) => ({
      sheet,
      rows: data.map((row) => row.map(plainOf)),
    }))
    answer({ kind, workbook })
  } else {
    const { readMessage } = await import('./message/readMessage.ts')
    answer({ kind, message: await readMessage(bytes) })
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : ''
  const words =
    kind === 'workbook'
      ? 'The file is no workbook that can be read. Save it as XLSX'
      : `The file is no SDMX message of this report that can be read. ${reason}`
  answer({ kind: 'refused', words })
}

function answer(reply: UploadReply): void {
  parentPort?.postMessage(reply)
}
