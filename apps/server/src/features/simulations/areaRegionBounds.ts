import type { FlowDraws, FlowGrouping } from '@corridor/flows'
import { type BoundColumns, PROBABILITIES } from './IntervalTables.ts'

/** Intervals between every area and every region of one grouping. Persons. */
export interface AreaRegionBounds {
  readonly name: string
  /** Row-major, area x region: from the area to the region. */
  readonly outward: BoundColumns
  /** Row-major, area x region: from the region to the area. */
  readonly inward: BoundColumns
}

/**
 * Adds the draws of corridors between each area and the regions of every grouping, and takes their
 * intervals: a region pair says nothing of the countries in it, and bounds of corridors do not add up.
 *
 * @param parts all draws of a simulation, in any order.
 * @returns the same bits however the draws were spread over parts.
 * @remarks O(corridors x draws) for the sums, and a sort of the draws for each area and region; holds
 * one area's sums at a time. About 1.5 s for 1,000 draws of 230 areas in 43 regions.
 */
export function areaRegionBounds(
  parts: readonly FlowDraws[],
  groupings: readonly FlowGrouping[],
): readonly AreaRegionBounds[] {
  const ordered = parts.toSorted((one, other) => one.firstDraw - other.firstDraw)
  const [first] = ordered
  if (first === undefined) return []
  const { areas } = first
  const layout = layOut(first, groupings)
  const sample: Sample = {
    parts: ordered.map((draws) => ({ draws, rowOf: rowsByCell(draws) })),
    used: ordered.reduce((total, part) => total + part.used.length, 0),
    size: areas.length,
    layout,
  }
  const sums = new Float64Array(layout.regions * sample.used)
  const [outward, inward] = [emptyBounds(layout, areas.length), emptyBounds(layout, areas.length)]
  for (let area = 0; area < areas.length; area++) {
    addMoves(sample, sums, (other) => area * areas.length + other)
    takeBounds(sample, sums, area, outward)
    addMoves(sample, sums, (other) => other * areas.length + area)
    takeBounds(sample, sums, area, inward)
  }
  return layout.groupings.map(({ name }, place) => ({
    name,
    outward: outward[place]!,
    inward: inward[place]!,
  }))
}

interface Sample {
  readonly parts: readonly { readonly draws: FlowDraws; readonly rowOf: Int32Array }[]
  readonly used: number
  readonly size: number
  readonly layout: Layout
}

/** The regions of all groupings in one row. */
interface Layout {
  readonly regions: number
  readonly groupings: readonly {
    readonly name: string
    /** Where its regions begin in the row, and how many they are. */
    readonly start: number
    readonly count: number
    /** Place of each area's region in the row; -1 for an area without one. */
    readonly regionOf: Int32Array
  }[]
}

function layOut({ areas, groups }: FlowDraws, groupings: readonly FlowGrouping[]): Layout {
  let regions = 0
  const laid = groups.map(({ name, groups: codes }) => {
    const start = regions
    regions += codes.length
    const groupOf = groupings.find((grouping) => grouping.name === name)?.groupOf ?? {}
    const regionOf = Int32Array.from(areas, (area) => {
      const place = codes.indexOf(groupOf[area] ?? '')
      return place < 0 ? -1 : start + place
    })
    return { name, start, count: codes.length, regionOf }
  })
  return { regions, groupings: laid }
}

/** The row of every cell; -1 for a corridor without a flow. */
function rowsByCell({ areas, cells }: FlowDraws): Int32Array {
  const rows = new Int32Array(areas.length ** 2).fill(-1)
  cells.forEach((cell, row) => {
    rows[cell] = row
  })
  return rows
}

/** Sums the corridors of one area in one direction by region; a row of draws for each region. */
function addMoves(
  { parts, used, size, layout }: Sample,
  sums: Float64Array,
  cellOf: (other: number) => number,
): void {
  sums.fill(0)
  let firstColumn = 0
  for (const { draws, rowOf } of parts) {
    const count = draws.used.length
    for (let other = 0; other < size; other++) {
      const row = rowOf[cellOf(other)]!
      if (row < 0) continue
      const page = draws.pages[Math.floor(row / draws.rowsPerPage)]!
      const from = (row % draws.rowsPerPage) * draws.rowLength
      for (const { regionOf } of layout.groupings) {
        const region = regionOf[other]!
        if (region < 0) continue
        const at = region * used + firstColumn
        for (let column = 0; column < count; column++) sums[at + column]! += page[from + column]!
      }
    }
    firstColumn += count
  }
}

type WritableBounds = { readonly [side in keyof BoundColumns]: number[] }

const emptyBounds = ({ groupings }: Layout, areas: number): readonly WritableBounds[] =>
  groupings.map(({ count }) => {
    const zeros = () => new Array<number>(areas * count).fill(0)
    return { lower: zeros(), median: zeros(), upper: zeros() }
  })

const SIDES = ['lower', 'median', 'upper'] as const

/** Sorts the sums of one area and keeps their quantiles: the value at floor(p N), as the engine takes it. */
function takeBounds(
  { used, layout }: Sample,
  sums: Float64Array,
  area: number,
  bounds: readonly WritableBounds[],
): void {
  layout.groupings.forEach(({ start, count }, grouping) => {
    for (let region = 0; region < count; region++) {
      const row = sums.subarray((start + region) * used, (start + region + 1) * used)
      row.sort()
      SIDES.forEach((side, place) => {
        const at = Math.min(used - 1, Math.floor(PROBABILITIES[place]! * used))
        bounds[grouping]![side][area * count + region] = row[at]!
      })
    }
  })
}
