import type { GroupingId } from '@corridor/evidence'
import { aggregateFlows, type FlowEstimate } from '@corridor/flows'
import type { AreaCode, Corridor } from '@corridor/kernel'
import type { FlowInputs } from './FlowInputs.ts'
import type { RegionList } from './loadRegions.ts'
import { readCorridor, requireAreas } from './requireAreas.ts'

/** Persons who moved from one area (or region) to another. */
export interface FlowRow {
  readonly origin: string
  readonly destination: string
  readonly persons: number
}

/** Which part of an estimate is asked for, as it stands on the command line. */
export interface SelectionOptions {
  readonly top?: number
  /** As written, for example `NPL-QAT`. */
  readonly corridor?: string
  readonly by?: 'region'
  readonly grouping?: GroupingId
}

export interface SelectedFlows {
  readonly flows: readonly FlowRow[]
  /** Null where the rows are areas. */
  readonly regions: RegionList | null
}

/** Flows as a square table, row-major, rows origin. Persons. */
interface FlowTable {
  readonly areas: readonly AreaCode[]
  readonly persons: Float64Array
}

const DEFAULT_GROUPING: GroupingId = 'science-2014'

/**
 * The rows asked for: every pair of areas (those without a flow included), one corridor, pairs of
 * regions, and of these the largest with `top`.
 *
 * @throws {DomainError} `unknown_area` when an area is not in the estimate or in no region.
 */
export async function selectFlows(
  inputs: FlowInputs,
  estimate: FlowEstimate,
  selection: SelectionOptions,
): Promise<SelectedFlows> {
  const { top, corridor, by, grouping } = selection
  if (corridor !== undefined) {
    const pair = readCorridor(corridor, estimate.areas)
    requireAreas(pair, inputs, estimate)
    return { flows: [corridorFlow(estimate, pair)], regions: null }
  }
  const regions =
    by === undefined && grouping === undefined
      ? null
      : await regionsOf(estimate, grouping ?? DEFAULT_GROUPING)
  const flows = regions === null ? allFlows(estimate) : regionalFlows(estimate, regions)
  return { flows: top === undefined ? flows : largestFlows(flows, top), regions }
}

async function regionsOf({ areas }: FlowEstimate, grouping: GroupingId): Promise<RegionList> {
  const { loadRegions } = await import('./loadRegions.ts')
  return loadRegions(grouping, areas)
}

function allFlows({ areas, persons }: FlowTable): FlowRow[] {
  return areas.flatMap((origin, i) =>
    areas.flatMap((destination, j) =>
      i === j ? [] : [{ origin, destination, persons: persons[i * areas.length + j]! }],
    ),
  )
}

/** Every pair of regions; a region with itself is moves between different areas of it. */
function regionalFlows(
  { areas, persons }: FlowTable,
  { regions, regionOf }: RegionList,
): FlowRow[] {
  const grouped = aggregateFlows(areas, persons, regionOf)
  const placeOf = new Map(grouped.groups.map((region, place) => [region, place]))
  // A region without areas in the estimate has no place, and no flows.
  const cell = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? 0 : grouped.persons[from * placeOf.size + to]!
  return regions.flatMap((origin) =>
    regions.map((destination) => ({
      origin,
      destination,
      persons: cell(placeOf.get(origin), placeOf.get(destination)),
    })),
  )
}

/** The largest flows first; equal ones in the order they had. */
export const largestFlows = (rows: readonly FlowRow[], count: number): FlowRow[] =>
  rows.toSorted((one, other) => other.persons - one.persons).slice(0, count)

function corridorFlow({ areas, persons }: FlowTable, corridor: Corridor): FlowRow {
  const [i, j] = [areas.indexOf(corridor.origin), areas.indexOf(corridor.destination)]
  return { ...corridor, persons: persons[i * areas.length + j]! }
}
