import { parentPort, workerData } from 'node:worker_threads'
import readXlsx from 'read-excel-file/node'

/** What the thread answers: the cells of the first sheet, or why there are none. */
export type SheetReply =
  | { readonly kind: 'cells'; readonly cells: readonly (readonly SheetCell[])[] }
  | { readonly kind: 'refused'; readonly words: string }

type SheetCell = string | number | boolean | null

/** Days without a time of the day as 2030-01-31. */
const cellOf = (cell: unknown): SheetCell => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  return cell === null || cell === undefined ? null : String(cell)
}

const { bytes, mostRows } = workerData as { readonly bytes: Uint8Array; readonly mostRows: number }

try {
  const [sheet] = await readXlsx(Buffer.from(bytes))
  const rows = sheet?.data ?? []
  if (rows.length > mostRows + 1) {
    answer({ kind: 'refused', words: `The sheet has more than ${mostRows} rows. Split it` })
  } else {
    answer({ kind: 'cells', cells: rows.map((row) => row.map(cellOf)) })
  }
} catch {
  answer({
    kind: 'refused',
    words: 'The file is no spreadsheet that can be read. Save it as XLSX, or as CSV in UTF-8',
  })
}

function answer(reply: SheetReply): void {
  parentPort?.postMessage(reply)
}
