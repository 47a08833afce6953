/** A column of a table for reading: words to the left, figures to the right. */
export interface TableColumn {
  readonly title: string
  readonly align: 'left' | 'right'
  readonly cells: readonly string[]
}

/**
 * Aligned text, one line a row, without trailing spaces; ends in a line break.
 *
 * @example
 * formatTable([{ title: 'from', align: 'left', cells: ['NPL'] }]) // => 'from\n----\nNPL\n'
 */
export function formatTable(columns: readonly TableColumn[]): string {
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const widths = columns.map(({ title, cells }) =>
    Math.max(width(title), ...cells.map((cell) => width(cell))),
  )
  const line = (cellOf: (column: TableColumn, place: number) => string) =>
    columns
      .map((column, place) => pad(cellOf(column, place), widths[place]!, column.align))
      .join('  ')
      .trimEnd()
  const lines = [
    line(({ title }) => title),
    line((_, place) => '-'.repeat(widths[place]!)),
    ...Array.from({ length: rows }, (_, row) => line(({ cells }) => cells[row] ?? '')),
  ]
  return `${lines.join('\n')}\n`
}

const width = (text: string): number => [...text].length

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(to - width(text))
  return align === 'left' ? text + space : space + text
}

/** Above this a column of persons is shown in whole persons. */
const WHOLE_PERSONS_FROM = 1_000

/**
 * Figures of one column for reading, with thousands separated: whole persons where the column has
 * large figures, two decimals where all are small. A missing figure is a dash.
 *
 * @example
 * formatPersons([1009248.6, null]) // => ['1,009,249', '-']
 */
export function formatPersons(values: readonly (number | null)[]): string[] {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  const digits = largest >= WHOLE_PERSONS_FROM ? 0 : 2
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return values.map((value) => (value === null ? '-' : format.format(value)))
}
