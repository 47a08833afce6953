import { findStrongParts, type TablePart } from './findStrongParts.ts'
import { sum } from './margins.ts'
import { maximumTransport } from './maximumTransport.ts'
import { type SparseTable, selectPart } from './SparseTable.ts'

/** Rows and columns that can only be balanced among themselves. */
export interface TableBlock extends TablePart {
  /** Column total over row total; 0 for rows without columns, Infinity for columns without rows. */
  readonly ratio: number
  /** Column total minus row total. */
  readonly gap: number
  /** Parts of the block between which every cell must become zero. */
  readonly parts: readonly TablePart[]
}

/**
 * Largest difference that counts as equal margins: 1e-3 persons, or a millionth of a table that
 * holds fewer than a thousand.
 */
export const marginTolerance = (total: number): number => Math.min(1e-3, 1e-6 * total)

/**
 * Splits a table into the blocks of rows and columns that share one ratio of targets.
 *
 * A table with these margins and no other positive cells than those of `table` exists exactly if
 * every block has ratio 1 (`isFeasible`). Connected components are not enough: a column fed by one
 * row only ties that row's target, however well the table hangs together.
 *
 * @param table positive cells; rows and columns whose target is zero are ignored.
 * @param rowTargets one for each row, >= 0.
 * @param columnTargets one for each column, >= 0.
 * @returns blocks by increasing ratio; none when all targets are zero.
 * @remarks One maximum flow for a feasible table, about 2 ms for 230 areas; two more for each
 * further block. docs/methods/balancing.md derives it.
 * @source Ford and Fulkerson (1956), Canadian Journal of Mathematics 8; repeated on the two sides
 * of the cut
 * @example
 * // The second column can only be filled by the second row.
 * const table = compressTable(Float64Array.of(9, 0, 1, 5), 2, 2)
 * findFeasibilityBlocks(table, Float64Array.of(10, 4), Float64Array.of(9, 5)).map((b) => b.gap) // => [-1, 1]
 */
export function findFeasibilityBlocks(
  table: SparseTable,
  rowTargets: Float64Array,
  columnTargets: Float64Array,
): readonly TableBlock[] {
  const all: TablePart = {
    rows: positivePlaces(rowTargets),
    columns: positivePlaces(columnTargets),
  }
  const blocks: TableBlock[] = []
  split(all, { table, rowTargets, columnTargets, blocks })
  return blocks.toSorted((a, b) => a.ratio - b.ratio)
}

/** Whether the table can be balanced exactly: every block's totals agree. */
export const isFeasible = (blocks: readonly TableBlock[], total: number): boolean =>
  blocks.every((block) => Math.abs(block.gap) <= marginTolerance(total))

interface Splitting {
  readonly table: SparseTable
  readonly rowTargets: Float64Array
  readonly columnTargets: Float64Array
  readonly blocks: TableBlock[]
}

function split(part: TablePart, splitting: Splitting): void {
  if (part.rows.length === 0 && part.columns.length === 0) return
  const { blocks } = splitting
  const rowTargets = pick(splitting.rowTargets, part.rows)
  const columnTargets = pick(splitting.columnTargets, part.columns)
  const [rowTotal, columnTotal] = [sum(rowTargets), sum(columnTargets)]
  const ratio = rowTotal > 0 ? columnTotal / rowTotal : Number.POSITIVE_INFINITY
  const block = { ...part, ratio, gap: columnTotal - rowTotal }
  if (part.rows.length === 0 || part.columns.length === 0) {
    blocks.push({ ...block, parts: [] })
    return
  }
  const table = selectPart(splitting.table, part.rows, part.columns)
  const supply = rowTargets.map((target) => target * ratio)
  const transport = maximumTransport(table, supply, columnTargets)
  const reach = reachableFromLeftovers(table, transport)
  if (
    transport.shortfall <= marginTolerance(columnTotal) ||
    reach.inside.rows.length === 0 ||
    reach.outside.rows.length + reach.outside.columns.length === 0
  ) {
    const parts = findStrongParts(table, transport).map((inner) => renumber(inner, part))
    blocks.push({ ...block, parts })
    return
  }
  split(renumber(reach.inside, part), splitting)
  split(renumber(reach.outside, part), splitting)
}

function reachableFromLeftovers(
  table: SparseTable,
  { flow, supplyLeft, precision, cells }: ReturnType<typeof maximumTransport>,
): { inside: TablePart; outside: TablePart } {
  const rowSeen = new Uint8Array(table.rows)
  const columnSeen = new Uint8Array(table.columns)
  const queue: number[] = []
  const visit = (row: number): void => {
    if (rowSeen[row] === 0) {
      rowSeen[row] = 1
      queue.push(row)
    }
  }
  for (let row = 0; row < table.rows; row++) if (supplyLeft[row]! > precision) visit(row)
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    for (let place = cells.rowStart[row]!; place < cells.rowStart[row + 1]!; place++) {
      const column = cells.column[place]!
      if (columnSeen[column]) continue
      columnSeen[column] = 1
      for (let cell = table.columnStart[column]!; cell < table.columnStart[column + 1]!; cell++) {
        if (flow[cell]! > precision) visit(table.rowIndex[cell]!)
      }
    }
  }
  return {
    inside: { rows: placesEqual(rowSeen, 1), columns: placesEqual(columnSeen, 1) },
    outside: { rows: placesEqual(rowSeen, 0), columns: placesEqual(columnSeen, 0) },
  }
}

const renumber = (inner: TablePart, outer: TablePart): TablePart => ({
  rows: inner.rows.map((row) => outer.rows[row]!),
  columns: inner.columns.map((column) => outer.columns[column]!),
})

const pick = (values: Float64Array, places: Int32Array): Float64Array =>
  Float64Array.from(places, (place) => values[place]!)

const positivePlaces = (values: Float64Array): Int32Array =>
  placesWhere(values.length, (place) => values[place]! > 0)

const placesEqual = (flags: Uint8Array, flag: number): Int32Array =>
  placesWhere(flags.length, (place) => flags[place] === flag)

const placesWhere = (length: number, holds: (place: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, place) => place).filter(holds)
