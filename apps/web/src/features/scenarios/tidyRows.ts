/** A cell as a spreadsheet reader gives it. */
export type SheetCell = string | number | boolean | Date | null | undefined

/**
 * Rows of a sheet as the text of a tidy file, so that a spreadsheet goes through the same checks as a
 * CSV file. Empty rows at the end are not rows.
 *
 * @returns UTF-8. Row numbers in the report of the checks are those of the sheet.
 * @example
 * tidyBytes([['year', 'persons'], [2020, 7]]) // => 'year,persons\r\n2020,7\r\n' as bytes
 */
export function tidyBytes(rows: readonly (readonly SheetCell[])[]): Uint8Array {
  const filled = rows.findLastIndex((row) => row.some((cell) => cellText(cell) !== ''))
  const lines = rows
    .slice(0, filled + 1)
    .map((row) => `${row.map((cell) => quote(cellText(cell))).join(',')}\r\n`)
  return new TextEncoder().encode(lines.join(''))
}

/** A cell as the text that a person would type. */
export function cellText(cell: SheetCell): string {
  if (cell === null || cell === undefined) return ''
  // A year typed into a cell formatted as a date; the check of the year then says what is wrong.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}

const quote = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
