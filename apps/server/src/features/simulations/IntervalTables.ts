import type { FlowIntervals, IntervalColumns } from '@corridor/flows'
import type { AreaRegionBounds } from './areaRegionBounds.ts'

/** The probabilities of every interval: lower bound, median, upper bound. */
export const PROBABILITIES = [0.05, 0.5, 0.95] as const

/** Columns of equal length. Persons, not rounded. */
export interface BoundColumns {
  readonly lower: readonly number[]
  readonly median: readonly number[]
  readonly upper: readonly number[]
}

/** The intervals of one simulation as they are written to its file. */
export interface IntervalTables {
  readonly areas: readonly string[]
  /** Corridors with an interval, as cells of the table in row order; others never had a flow. */
  readonly cells: readonly number[]
  readonly corridors: BoundColumns
  /** In the order of `areas`. */
  readonly inflow: BoundColumns
  readonly outflow: BoundColumns
  readonly net: BoundColumns
  readonly groupings: readonly {
    readonly name: string
    readonly groups: readonly string[]
    /** Row-major, origin group x destination group. */
    readonly pairs: BoundColumns
    readonly inflow: BoundColumns
    readonly outflow: BoundColumns
    /** Row-major, area x group: from the area to the group, and back. Absent in older files. */
    readonly fromAreas?: BoundColumns
    readonly toAreas?: BoundColumns
  }[]
}

export const intervalTables = (
  intervals: FlowIntervals,
  areaRegions: readonly AreaRegionBounds[],
): IntervalTables => ({
  areas: intervals.areas,
  cells: [...intervals.cells],
  corridors: bounds(intervals.corridors),
  inflow: bounds(intervals.arrivals),
  outflow: bounds(intervals.departures),
  net: bounds(intervals.net),
  groupings: intervals.groupings.map(({ name, groups, pairs, arrivals, departures }) => {
    const areaRegion = areaRegions.find((one) => one.name === name)
    return {
      name,
      groups,
      pairs: bounds(pairs),
      inflow: bounds(arrivals),
      outflow: bounds(departures),
      ...(areaRegion && { fromAreas: areaRegion.outward, toAreas: areaRegion.inward }),
    }
  }),
})

const bounds = ({ quantiles }: IntervalColumns): BoundColumns => ({
  lower: [...quantiles[0]!],
  median: [...quantiles[1]!],
  upper: [...quantiles[2]!],
})
