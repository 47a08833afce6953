import type { Pivot } from './pivot.ts'

/** How dimensions and codes are written in files and on the clipboard. */
export interface TableWords {
  readonly dimension: (id: string) => string
  readonly code: (dimension: string, code: string) => string
}

const clean = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')

/**
 * The table as it stands, as lines of fields: heads first, then each line with its codes and figures.
 * Numbers stay numbers; a cell without a figure is null, with the reason where there is one.
 */
export function tableFields(
  { rows, columns, cellAt }: Pivot,
  order: readonly number[],
  words: TableWords,
  fieldOf: (cell: number) => string | number | null,
): readonly (readonly (string | number | null)[])[] {
  const heads = columns.dimensions.map((id, d) => [
    ...rows.dimensions.map((row, place) =>
      d === columns.dimensions.length - 1
        ? words.dimension(row)
        : place === 0
          ? words.dimension(id)
          : '',
    ),
    ...(rows.dimensions.length === 0 ? [words.dimension(id)] : []),
    ...columns.entries.map((entry) => words.code(id, entry[d]!)),
  ])
  const only = rows.dimensions.map(words.dimension)
  const lines = order.map((row) => [
    ...rows.entries[row]!.map((code, d) => words.code(rows.dimensions[d]!, code)),
    ...(rows.dimensions.length === 0 ? [''] : []),
    ...columns.entries.map((_, column) => fieldOf(cellAt(row, column))),
  ])
  return [...(heads.length === 0 ? [[...only, '']] : heads), ...lines]
}

/** Tab-separated text for a spreadsheet, with the exact figures. */
export const tabSeparated = (fields: readonly (readonly (string | number | null)[])[]): string =>
  fields
    .map((line) => line.map((field) => (field === null ? '' : clean(String(field)))).join('\t'))
    .join('\n')
