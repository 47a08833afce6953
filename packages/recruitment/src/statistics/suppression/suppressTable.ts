import { type CountedCells, type DisclosureRule, suppressCells } from '@corridor/disclosure'

/** What of a table is not shown. Totals of rows always are. */
export interface TablePattern {
  readonly cells: readonly (readonly boolean[])[]
  readonly columnTotals: readonly boolean[]
}

/**
 * Which cells and totals of columns are not shown, so that no small count can be computed from the
 * rest. Totals of rows, and of the whole, are published elsewhere.
 *
 * @param rows counts of people, row by row; zeros are always shown.
 * @returns null where no pattern is safe.
 */
export function suppressTable(
  rows: readonly (readonly number[])[],
  rule: DisclosureRule,
): TablePattern | null {
  const width = rows[0]?.length ?? 0
  const pattern = suppressCells(cellsOf(rows, width), rule)
  if (pattern === null) return null
  const { hidden } = pattern
  return {
    cells: rows.map((_, row) => hidden.slice(row * width, (row + 1) * width)),
    columnTotals: hidden.slice(rows.length * width, (rows.length + 1) * width),
  }
}

/** Row by row, then the totals of the columns, of the rows, and of all. */
function cellsOf(rows: readonly (readonly number[])[], width: number): CountedCells {
  const inner = rows.length * width
  const all = inner + width + rows.length
  const rowTotals = rows.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = Array.from({ length: width }, (_, column) => column)
  const columnTotals = columns.map((column) => rows.reduce((sum, row) => sum + row[column]!, 0))
  return {
    counts: [
      ...rows.flat(),
      ...columnTotals,
      ...rowTotals,
      rowTotals.reduce((sum, count) => sum + count, 0),
    ],
    relations: [
      ...rows.map((_, row) => ({
        total: inner + width + row,
        parts: columns.map((column) => row * width + column),
      })),
      ...columns.map((column) => ({
        total: inner + column,
        parts: rows.map((_, row) => row * width + column),
      })),
      { total: all, parts: columns.map((column) => inner + column) },
    ],
    isFixed: (cell) => cell >= inner + width,
  }
}
