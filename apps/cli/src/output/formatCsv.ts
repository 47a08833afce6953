/** A cell of a comma-separated table; null is an empty cell. */
export type CsvCell = string | number | null

/**
 * Comma-separated text by RFC 4180 with `\n` line ends; numbers unrounded.
 *
 * @example
 * formatCsv(['origin', 'persons'], [['NPL', 12.5]]) // => 'origin,persons\nNPL,12.5\n'
 */
export function formatCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(formatCell).join(',')]
  for (const row of rows) lines.push(row.map(formatCell).join(','))
  return `${lines.join('\n')}\n`
}

function formatCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
