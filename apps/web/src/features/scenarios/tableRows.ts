/** A row of a table: where it stands in its file, and its cells as text. */
export interface TableRow {
  /** Counts from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

const TOKEN = /"((?:[^"]|"")*)"|([^",\r\n]+)|(,)|(\r\n|\r|\n)/g

/**
 * Rows of comma-separated text (RFC 4180); rows without any text are passed over but counted.
 *
 * @param text without byte order mark.
 * @example
 * csvRows('a,b\n\n1,"2,5"') // => [{ row: 1, cells: ['a', 'b'] }, { row: 3, cells: ['1', '2,5'] }]
 */
export function csvRows(text: string): readonly TableRow[] {
  const rows: TableRow[] = []
  let cells = ['']
  let row = 1
  const end = (next: number): void => {
    if (cells.some((cell) => cell.trim() !== '')) {
      rows.push({ row, cells: cells.map((cell) => cell.trim()) })
    }
    cells = ['']
    row = next
  }
  let line = 1
  for (const [whole, quoted, plain, comma] of text.matchAll(TOKEN)) {
    if (quoted !== undefined) {
      cells[cells.length - 1] += quoted.replaceAll('""', '"')
      line += whole.match(/\r\n|\r|\n/g)?.length ?? 0
    } else if (plain !== undefined) cells[cells.length - 1] += plain
    else if (comma !== undefined) cells.push('')
    else {
      line += 1
      end(line)
    }
  }
  end(line)
  return rows
}
