import type { FlowEstimate } from '@corridor/flows'
import type { FlowMatrix } from '../flows/flowMatrix.ts'

type Flows = Pick<FlowEstimate, 'areas' | 'persons'>

/** One corridor under the figures as published and under the reader's. Persons. */
export interface CorridorChange {
  readonly origin: string
  readonly destination: string
  /** Null where the area is not in that estimate. */
  readonly before: number | null
  readonly after: number | null
  /** After less before, a missing figure counted as 0. */
  readonly difference: number
}

/** Smaller differences are the rounding of the balancing, not an effect. Persons. */
const LEAST_DIFFERENCE = 0.01

/**
 * Every corridor whose figure differs between two estimates, the largest difference first.
 *
 * @remarks O(areas squared).
 */
export function changedCorridors(before: Flows, after: Flows): readonly CorridorChange[] {
  const areas = [...new Set([...before.areas, ...after.areas])]
  const [was, is] = [placesIn(before, areas), placesIn(after, areas)]
  const changes: CorridorChange[] = []
  for (const [i, origin] of areas.entries()) {
    for (const [j, destination] of areas.entries()) {
      if (i === j) continue
      const change = changeOf(origin, destination, was(i, j), is(i, j))
      if (Math.abs(change.difference) >= LEAST_DIFFERENCE) changes.push(change)
    }
  }
  return changes.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
}

/** One corridor of two estimates. */
export function corridorChange(
  before: Flows,
  after: Flows,
  origin: string,
  destination: string,
): CorridorChange {
  const ends = [origin, destination]
  return changeOf(origin, destination, placesIn(before, ends)(0, 1), placesIn(after, ends)(0, 1))
}

const changeOf = (
  origin: string,
  destination: string,
  before: number | null,
  after: number | null,
): CorridorChange => ({
  origin,
  destination,
  before,
  after,
  difference: (after ?? 0) - (before ?? 0),
})

/** Reads an estimate by places in another list of areas. */
function placesIn(
  { areas, persons }: Flows,
  wanted: readonly string[],
): (from: number, to: number) => number | null {
  const known = new Map(areas.map((area, place) => [area, place]))
  const places = wanted.map((area) => known.get(area))
  return (from, to) => {
    const [i, j] = [places[from], places[to]]
    return i === undefined || j === undefined ? null : persons[i * areas.length + j]!
  }
}

/** Arrivals and departures of every area. Persons. */
export function marginsOf({
  areas,
  persons,
}: Flows): ReadonlyMap<string, { readonly arrivals: number; readonly departures: number }> {
  const size = areas.length
  return new Map(
    areas.map((area, place) => {
      let [arrivals, departures] = [0, 0]
      for (let other = 0; other < size; other++) {
        departures += persons[place * size + other]!
        arrivals += persons[other * size + place]!
      }
      return [area, { arrivals, departures }]
    }),
  )
}

/**
 * Flows between regions, for the chord; areas without a region are left out.
 *
 * @param regions in the order in which they stand round the circle.
 */
export function regionMatrix(
  { areas, persons }: Flows,
  regions: readonly string[],
  regionOf: (area: string) => string | undefined,
): FlowMatrix {
  const places = areas.map((area) => regions.indexOf(regionOf(area) ?? ''))
  const sums = regions.map(() => new Array<number>(regions.length).fill(0))
  for (const [i, from] of places.entries()) {
    for (const [j, to] of places.entries()) {
      if (from >= 0 && to >= 0) sums[from]![to]! += persons[i * areas.length + j]!
    }
  }
  return {
    nodes: regions.map((code) => ({ code, kind: 'region', region: code, members: [] })),
    persons: sums,
  }
}

/** All corridors of two estimates as a table for spreadsheets, to the thousandth of a person. */
export function comparisonCsv(before: Flows, after: Flows): string {
  const areas = [...new Set([...before.areas, ...after.areas])]
  const [was, is] = [placesIn(before, areas), placesIn(after, areas)]
  const lines = ['origin,destination,persons_before,persons_after']
  const figure = (persons: number | null): string =>
    persons === null ? '' : String(Math.round(persons * 1000) / 1000)
  for (const [i, origin] of areas.entries()) {
    for (const [j, destination] of areas.entries()) {
      const [one, other] = [was(i, j), is(i, j)]
      if (i === j || ((one ?? 0) === 0 && (other ?? 0) === 0)) continue
      lines.push(`${origin},${destination},${figure(one)},${figure(other)}`)
    }
  }
  return `${lines.join('\r\n')}\r\n`
}

/** Flows between and within regions of two estimates, to the thousandth of a person. */
export function regionCsv(before: FlowMatrix, after: FlowMatrix): string {
  const lines = after.nodes.flatMap((from, i) =>
    after.nodes.map((to, j) =>
      [from.code, to.code, before.persons[i]![j]!, after.persons[i]![j]!]
        .map((cell) => (typeof cell === 'number' ? Math.round(cell * 1000) / 1000 : cell))
        .join(','),
    ),
  )
  return `${['origin,destination,persons_published,persons_own_scenario', ...lines].join('\r\n')}\r\n`
}
