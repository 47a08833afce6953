import { DomainError } from '@corridor/kernel'
import type { RawTable } from './AgencyRow.ts'

type Cell = string | number | boolean | null

/**
 * A table from the cells of a sheet; numbers are marked as such.
 *
 * @param cells row by row, the header first.
 * @throws {DomainError} `bad_file` without a header.
 */
export function readSheet(cells: readonly (readonly Cell[])[]): RawTable {
  const [header, ...rows] = cells
  if (header === undefined || header.every((cell) => cell === null)) {
    throw new DomainError('bad_file', 'The sheet is empty. Its first row must name the columns')
  }
  return {
    header: header.map(textOf),
    rows: rows
      .map((row, place) => ({
        row: place + 2,
        fields: header.map((_, at) => textOf(row[at] ?? null)),
        numbers: row.flatMap((cell, at) => (typeof cell === 'number' ? [at] : [])),
      }))
      .filter(({ fields }) => fields.some((field) => field !== '')),
  }
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell))
