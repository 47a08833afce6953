import { compressTable, maximumTransport, sum } from '@corridor/numeric'

/** Persons of one birthplace at both dates, some cells of the table between them being settled. */
export interface OpenMoves {
  /** Persons to be placed by area at the start, and at the end; the same total. */
  readonly start: Float64Array
  readonly end: Float64Array
  /** Cells, start area x end area, that take no more persons. */
  readonly settled: readonly { readonly row: number; readonly column: number }[]
}

export interface Bounds {
  readonly least: number
  readonly most: number
}

/**
 * Fewest and most persons that one cell can hold while all others are still placed, staying being
 * a way to be placed.
 *
 * A cut of the transport network gives both: without the cell, as many as find no other way must
 * take it; with its row and column emptied, what the others cannot ship is missing from it. Without
 * settled cells these are the bounds of the transport polytope, max(0, s + e - total) and min(s, e).
 *
 * @returns 0 <= least <= most, up to rounding, if the rest can be placed at all.
 * @source Gale (1957), Pacific Journal of Mathematics 7(2); docs/methods/constraints.md
 * @remarks O(settled cells) where few persons are concerned; otherwise two maximum flows.
 */
export function corridorBounds(moves: OpenMoves, row: number, column: number): Bounds {
  const { start, end, settled } = moves
  const [out, into, total] = [start[row]!, end[column]!, sum(start)]
  const most = Math.min(out, into)
  if (settled.length === 0) return { least: Math.max(0, out + into - total), most }
  // Rows and columns of settled cells that are small beside the whole can never block each other.
  const rows = new Set([row, ...settled.map((cell) => cell.row)])
  const columns = new Set([column, ...settled.map((cell) => cell.column)])
  const concerned = sum([...rows].map((at) => start[at]!)) + sum([...columns].map((at) => end[at]!))
  if (concerned <= total) return { least: 0, most }
  const others = shipped({ start: start.with(row, 0), end: end.with(column, 0), settled })
  const elsewhere = shipped({ start, end, settled: [...settled, { row, column }] })
  return {
    least: Math.max(0, total - elsewhere),
    most: Math.max(0, Math.min(most, out + into + others - total)),
  }
}

/** As many as can be shipped through the cells that are not settled. */
function shipped({ start, end, settled }: OpenMoves): number {
  const ways = new Float64Array(start.length * end.length).fill(1)
  for (const { row, column } of settled) ways[row * end.length + column] = 0
  const transport = maximumTransport(compressTable(ways, start.length, end.length), start, end)
  return sum(start) - transport.shortfall
}
