import type { Transport } from './maximumTransport.ts'
import type { SparseTable } from './SparseTable.ts'

/** Rows and columns of a table, ascending. */
export interface TablePart {
  readonly rows: Int32Array
  readonly columns: Int32Array
}

/**
 * The parts of a table between which nothing can flow, whatever margins-keeping table is chosen.
 *
 * Given one complete transport, another one differs from it by rounds: row -> column through any
 * cell, column -> row through a cell that carries something. A cell whose ends do not lie on a
 * common round carries nothing in any solution; the strong components of that graph are therefore
 * the parts that can be balanced each for itself with all cells positive.
 *
 * @source Tarjan (1972), SIAM Journal on Computing 1(2), without recursion
 * @remarks O(cells).
 */
export function findStrongParts(table: SparseTable, transport: Transport): readonly TablePart[] {
  const nodes = table.rows + table.columns
  const search: Search = {
    order: new Int32Array(nodes).fill(-1),
    low: new Int32Array(nodes),
    open: new Uint8Array(nodes),
    cursor: startCursors(table, transport),
    path: [],
    stack: [],
    count: 0,
  }
  const parts: TablePart[] = []
  for (let node = 0; node < nodes; node++) {
    if (search.order[node]! < 0) searchFrom(node, search, table, transport, parts)
  }
  return parts
}

interface Search {
  readonly order: Int32Array
  readonly low: Int32Array
  readonly open: Uint8Array
  /** Next arc of each node to follow: a place in the row's cells or a cell of the column. */
  readonly cursor: Int32Array
  readonly path: number[]
  readonly stack: number[]
  count: number
}

function startCursors(table: SparseTable, { cells }: Transport): Int32Array {
  const cursor = new Int32Array(table.rows + table.columns)
  cursor.set(cells.rowStart.subarray(0, table.rows))
  cursor.set(table.columnStart.subarray(0, table.columns), table.rows)
  return cursor
}

function searchFrom(
  root: number,
  search: Search,
  table: SparseTable,
  transport: Transport,
  parts: TablePart[],
): void {
  enter(root, search)
  while (search.path.length > 0) {
    const node = search.path.at(-1)!
    const next = followArc(node, search.cursor, table, transport)
    if (next < 0) {
      search.path.pop()
      const parent = search.path.at(-1)
      if (parent !== undefined)
        search.low[parent] = Math.min(search.low[parent]!, search.low[node]!)
      if (search.low[node] === search.order[node]) parts.push(closePart(node, search, table.rows))
    } else if (search.order[next]! < 0) enter(next, search)
    else if (search.open[next]) search.low[node] = Math.min(search.low[node]!, search.order[next]!)
  }
}

function enter(node: number, search: Search): void {
  search.order[node] = search.low[node] = search.count++
  search.open[node] = 1
  search.path.push(node)
  search.stack.push(node)
}

/** The node at the end of the next arc that leaves `node`, or -1 when all were followed. */
function followArc(
  node: number,
  cursor: Int32Array,
  table: SparseTable,
  { cells, flow, precision }: Transport,
): number {
  if (node < table.rows) {
    const place = cursor[node]!
    if (place >= cells.rowStart[node + 1]!) return -1
    cursor[node] = place + 1
    return table.rows + cells.column[place]!
  }
  const end = table.columnStart[node - table.rows + 1]!
  let cell = cursor[node]!
  while (cell < end && flow[cell]! <= precision) cell++
  cursor[node] = cell + 1
  return cell < end ? table.rowIndex[cell]! : -1
}

function closePart(root: number, search: Search, rowCount: number): TablePart {
  const rows: number[] = []
  const columns: number[] = []
  for (;;) {
    const node = search.stack.pop()!
    search.open[node] = 0
    if (node < rowCount) rows.push(node)
    else columns.push(node - rowCount)
    if (node === root) break
  }
  return { rows: Int32Array.from(rows).sort(), columns: Int32Array.from(columns).sort() }
}
