import type { AreaCode, DomainErrorCode } from '@corridor/kernel'
import type { FlowMethod } from '../methods.ts'
import type { MoveType, StockTableName } from '../types.ts'

/** Areas gathered under a name, for example the regions of the Sustainable Development Goals. */
export interface FlowGrouping {
  readonly name: string
  /** The group of each area; null or absent where it has none. */
  readonly groupOf: Readonly<Record<AreaCode, string | null>>
}

/** The point estimate a simulation was made around. Persons. */
export interface PointEstimate {
  /** Row-major, origin x destination. */
  readonly persons: Float64Array
  readonly total: number
  /** World totals by type of move; null where the method does not know it. */
  readonly types: Readonly<Record<MoveType, number>> | null
}

/**
 * Some of the draws of a simulation: what one worker hands back. Plain data, all arrays with
 * buffers of their own.
 *
 * Flows of single corridors are single-precision (a relative rounding of 6e-8, half a person in
 * eight million); totals, areas and groups are summed before that in double precision.
 */
export interface FlowDraws {
  readonly method: FlowMethod
  readonly areas: readonly AreaCode[]
  /** Settings as text; parts with different ones do not belong together. */
  readonly settings: string
  /** Draws of the whole simulation; this part has those from `firstDraw` to `lastDraw`. */
  readonly draws: number
  readonly firstDraw: number
  readonly lastDraw: number
  /** Numbers of the draws that gave an answer, ascending: the columns of the tables below. */
  readonly used: Int32Array
  readonly failed: readonly FailedDraw[]
  /** Draws in which totals by birthplace were given up (`whenInfeasible: 'relax'`). */
  readonly relaxed: number
  /** Native-born cells below zero and draws in which they were, over all draws of this part. */
  readonly floors: readonly FlooredCell[]
  readonly point: PointEstimate
  /** Corridors with a flow in the point estimate or a draw, as cells of the table, ascending. */
  readonly cells: Int32Array
  /** One row a corridor, in the order of `cells`, in pages of `rowsPerPage` rows. Persons. */
  readonly pages: readonly Float32Array[]
  readonly rowsPerPage: number
  /** Entries a row in every table of this part; the first `used.length` hold draws. */
  readonly rowLength: number
  /** Sums over the table in double precision: one row. */
  readonly total: Float64Array
  readonly types: Readonly<Record<MoveType, Float64Array>> | null
  /** One row an area. */
  readonly arrivals: Float64Array
  readonly departures: Float64Array
  readonly groups: readonly GroupDraws[]
}

export interface FailedDraw {
  readonly draw: number
  readonly code: DomainErrorCode
  readonly message: string
}

export interface FlooredCell {
  readonly area: AreaCode
  readonly table: StockTableName
  readonly draws: number
}

export interface GroupDraws {
  readonly name: string
  readonly groups: readonly string[]
  readonly ungroupedAreas: readonly AreaCode[]
  /** Of the point estimate, pairs of groups, row-major origin x destination. Persons. */
  readonly point: Float64Array
  readonly ungroupedPoint: number
  /** One row a pair of groups, and one row; flows that touch an area without a group are in `ungrouped`. */
  readonly persons: Float64Array
  readonly ungrouped: Float64Array
}

/** The draws of one corridor; a view on its page. */
export function drawsOfRow(
  { pages, rowsPerPage, rowLength, used }: FlowDraws,
  row: number,
): Float32Array {
  const from = (row % rowsPerPage) * rowLength
  return pages[Math.floor(row / rowsPerPage)]!.subarray(from, from + used.length)
}

/** Buffers of the large arrays, to be handed over between threads rather than copied. */
export const transferablesOf = (draws: FlowDraws): ArrayBufferLike[] => [
  draws.used.buffer,
  draws.cells.buffer,
  draws.point.persons.buffer,
  draws.total.buffer,
  draws.arrivals.buffer,
  draws.departures.buffer,
  ...draws.pages.map(({ buffer }) => buffer),
  ...Object.values(draws.types ?? {}).map(({ buffer }) => buffer),
  ...draws.groups.flatMap(({ point, persons, ungrouped }) => [
    point.buffer,
    persons.buffer,
    ungrouped.buffer,
  ]),
]
