/** The positive cells of a table, column after column, rows ascending within a column. */
export interface SparseTable {
  readonly rows: number
  readonly columns: number
  /** Where each column begins in `rowIndex` and `values`; one entry more than there are columns. */
  readonly columnStart: Int32Array
  readonly rowIndex: Int32Array
  readonly values: Float64Array
}

/**
 * The positive cells of a row-major table.
 *
 * @param table rows x columns values, row-major; cells that are not positive are left out.
 * @remarks O(rows x columns).
 */
export function compressTable(table: Float64Array, rows: number, columns: number): SparseTable {
  const columnStart = new Int32Array(columns + 1)
  for (let i = 0, cell = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, cell++) if (table[cell]! > 0) columnStart[j + 1]!++
  }
  for (let j = 0; j < columns; j++) columnStart[j + 1]! += columnStart[j]!
  const rowIndex = new Int32Array(columnStart[columns]!)
  const values = new Float64Array(rowIndex.length)
  const next = columnStart.slice(0, columns)
  for (let i = 0, cell = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, cell++) {
      const value = table[cell]!
      if (value > 0) {
        const position = next[j]!++
        rowIndex[position] = i
        values[position] = value
      }
    }
  }
  return { rows, columns, columnStart, rowIndex, values }
}

/**
 * The part of a table where the given rows and columns cross, renumbered from 0.
 *
 * @param rows ascending row numbers of `table`.
 * @param columns ascending column numbers of `table`.
 * @remarks O(rows + cells of the chosen columns).
 */
export function selectPart(table: SparseTable, rows: Int32Array, columns: Int32Array): SparseTable {
  if (rows.length === table.rows && columns.length === table.columns) return table
  const newRow = new Int32Array(table.rows).fill(-1)
  rows.forEach((row, index) => {
    newRow[row] = index
  })
  const rowIndex: number[] = []
  const values: number[] = []
  const columnStart = new Int32Array(columns.length + 1)
  columns.forEach((column, index) => {
    for (let cell = table.columnStart[column]!; cell < table.columnStart[column + 1]!; cell++) {
      const row = newRow[table.rowIndex[cell]!]!
      if (row < 0) continue
      rowIndex.push(row)
      values.push(table.values[cell]!)
    }
    columnStart[index + 1] = values.length
  })
  return {
    rows: rows.length,
    columns: columns.length,
    columnStart,
    rowIndex: Int32Array.from(rowIndex),
    values: Float64Array.from(values),
  }
}
