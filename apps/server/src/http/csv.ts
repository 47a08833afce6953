/** A table as it is written to CSV: one name for each column, one value for each name in a row. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Name of the file that a browser saves, without `.csv`. */
  readonly fileName: string
}

const NEEDS_QUOTES = /[",\r\n]/
const STARTS_FORMULA = /^[=+\-@\t\r]/

/**
 * The table as CSV (RFC 4180): numbers exactly as in JSON, an empty field for a missing figure.
 * Text that a spreadsheet would run as a formula is written with an apostrophe before it.
 */
export function writeCsv({ columns, rows }: CsvTable): string {
  const lines = [columns.map(field).join(',')]
  for (const row of rows) lines.push(row.map(field).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = STARTS_FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
