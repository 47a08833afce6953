import type { Cells } from '../readCells.ts'

/** One column of a tidy file: a text or a number for each figure, null where nothing is stated. */
export interface TidyColumn {
  readonly name: string
  readonly kind: 'text' | 'number'
  readonly values: readonly (string | number | null)[]
}

/** Attributes that are numbers. */
const NUMBERS = new Set(['LOWER_BOUND', 'UPPER_BOUND', 'CASES'])

/**
 * The figures one to a line: for each dimension its code and name, the figure, and a column for each
 * attribute, so that flags never stand in the column of figures.
 *
 * @param nameOf name of a code.
 */
export function tidyTable(
  { count, dimensions, values, attributes, ofAll }: Cells,
  nameOf: (dimension: string, code: string) => string,
): readonly TidyColumn[] {
  const rows = Array.from({ length: count }, (_, row) => row)
  return [
    ...dimensions.flatMap(({ id, codes, positions }): TidyColumn[] => {
      const names = codes.map((code) => nameOf(id, code))
      const column = (name: string, texts: readonly string[]): TidyColumn => ({
        ...{ name, kind: 'text' },
        values: rows.map((row) => texts[positions[row]!]!),
      })
      // Periods are their own names.
      return id === 'TIME_PERIOD'
        ? [column(id, codes)]
        : [column(id, codes), column(`${id}_NAME`, names)]
    }),
    {
      ...{ name: 'OBS_VALUE', kind: 'number' },
      values: rows.map((row) => (Number.isNaN(values[row]!) ? null : values[row]!)),
    },
    ...[...attributes].map(([name, own]): TidyColumn => {
      const kind = NUMBERS.has(name) ? 'number' : 'text'
      return {
        ...{ name, kind },
        values: rows.map((row) => {
          const text = own[row]
          if (text === undefined) return null
          return kind === 'number' ? Number(text) : text
        }),
      }
    }),
    ...[...ofAll].map(
      ([name, text]): TidyColumn => ({ name, kind: 'text', values: rows.map(() => text) }),
    ),
  ]
}

/** The same as CSV: comma between fields, an empty field where nothing is stated. */
export function tidyCsv(columns: readonly TidyColumn[]): string {
  const field = (value: string | number | null): string => {
    if (value === null) return ''
    const text = String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const count = columns[0]?.values.length ?? 0
  const lines = [columns.map(({ name }) => field(name)).join(',')]
  for (let row = 0; row < count; row++) {
    lines.push(columns.map(({ values }) => field(values[row]!)).join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}
