import type { ReportGrid } from '@corridor/contract'

/** One figure of a pasted block and the cell that it is for. */
export interface PastedCell {
  readonly address: string
  readonly value: string
}

/** Whether a pasted text is a block of a spreadsheet rather than one figure. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))

/**
 * A block copied from a spreadsheet, laid over a table from a cell on; what stands out over its edges is
 * left out and counted.
 *
 * @param row code of the row in which it begins; so the column.
 */
export function pastedCells(
  { id, rows, columns }: Pick<ReportGrid, 'id' | 'rows' | 'columns'>,
  row: string,
  column: string,
  text: string,
): { readonly cells: readonly PastedCell[]; readonly left: number } {
  const [firstRow, firstColumn] = [
    rows.findIndex(({ code }) => code === row),
    columns.findIndex(({ code }) => code === column),
  ]
  const cells: PastedCell[] = []
  let left = 0
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  for (const [down, line] of lines.entries()) {
    for (const [across, value] of line.split('\t').entries()) {
      const [atRow, atColumn] = [rows[firstRow + down], columns[firstColumn + across]]
      if (atRow === undefined || atColumn === undefined) left += 1
      else
        cells.push({ address: `${id}/${atRow.code}/${atColumn.code}`, value: plainFigure(value) })
    }
  }
  return { cells, left }
}

/** `1,234` and `1 234` of a spreadsheet as `1234`; anything else as it is. */
const plainFigure = (text: string): string => {
  const plain = text.trim()
  return /^\d{1,3}([,.\u0020\u00a0\u202f’']\d{3})+$/.test(plain)
    ? plain.replaceAll(/\D/g, '')
    : plain
}
