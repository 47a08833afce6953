import { type AreaCode, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import type { FlowMethod } from '../methods.ts'
import { netAndGross } from '../netAndGross.ts'
import type { MoveType } from '../types.ts'
import { drawsOfRow, type FailedDraw, type FlooredCell, type FlowDraws } from './FlowDraws.ts'
import {
  type Interval,
  type IntervalColumns,
  intervalAt,
  intervalColumns,
  type RowReader,
} from './IntervalColumns.ts'

/** What a simulation says of every flow. */
export interface FlowIntervals {
  readonly method: FlowMethod
  readonly areas: readonly AreaCode[]
  /** The probabilities, in the order of every `quantiles`. */
  readonly probabilities: readonly number[]
  readonly draws: {
    readonly asked: number
    readonly used: number
    readonly failed: readonly FailedDraw[]
    readonly relaxed: number
    readonly floors: readonly FlooredCell[]
  }
  /** Corridors with a flow in the point estimate or a draw, as cells of the table, ascending. */
  readonly cells: Int32Array
  /** In the order of `cells`; all others are 0 in the point estimate and in every draw. */
  readonly corridors: IntervalColumns
  /** In the order of `areas`; net is arrivals minus departures. */
  readonly arrivals: IntervalColumns
  readonly departures: IntervalColumns
  readonly net: IntervalColumns
  readonly total: Interval
  readonly types: Readonly<Record<MoveType, Interval>> | null
  readonly groupings: readonly GroupIntervals[]
}

export interface GroupIntervals {
  readonly name: string
  readonly groups: readonly string[]
  /** Row-major, origin group x destination group. */
  readonly pairs: IntervalColumns
  /** Into and out of each group from and to other groups, and the difference. */
  readonly arrivals: IntervalColumns
  readonly departures: IntervalColumns
  readonly net: IntervalColumns
  /** Flows that touch an area without a group; not in `pairs`. */
  readonly ungrouped: Interval
  readonly ungroupedAreas: readonly AreaCode[]
}

/**
 * Intervals of every corridor, area, pair of groups and total from the draws of a simulation.
 *
 * @param parts what the workers handed back, in any order; together all draws, each once.
 * @param quantiles probabilities, 0..1. The value at index floor(p N) of the N sorted draws.
 * @returns the same bits however the draws were spread over parts.
 * @throws {DomainError} `bad_request` when parts are missing, overlap or belong to different
 * simulations; `infeasible` when no draw has a solution; `bad_option` for a probability that is none.
 * @remarks About 3 s for 1,000 draws of 40,000 corridors. Corridors are single-precision in the
 * draws, everything else double.
 * @source docs/methods/uncertainty.md
 */
export function summariseDraws(
  parts: readonly FlowDraws[],
  { quantiles }: { readonly quantiles: readonly number[] },
): FlowIntervals {
  const ordered = parts.toSorted((a, b) => a.firstDraw - b.firstDraw)
  checkParts(ordered)
  checkProbabilities(quantiles)
  const { method, areas, draws, point, groups } = ordered[0]!
  const used = sum(ordered.map((part) => part.used.length))
  const failed = ordered.flatMap((part) => part.failed)
  if (used === 0) {
    throw new DomainError(
      'infeasible',
      `none of ${draws} draws has a solution: ${failed[0]?.message}`,
    )
  }
  const sample: Sample = { parts: ordered, used, probabilities: quantiles }
  const margins = netAndGross(areas, point.persons)
  const arrivals = tableReader(ordered, (part) => part.arrivals)
  const departures = tableReader(ordered, (part) => part.departures)
  return {
    method,
    areas,
    probabilities: quantiles,
    draws: {
      asked: draws,
      used,
      failed,
      relaxed: sum(ordered.map(({ relaxed }) => relaxed)),
      floors: addFloors(ordered),
    },
    ...summariseCorridors(sample),
    ...summariseMargins(sample, margins, arrivals, departures),
    total: single(sample, point.total, (part) => part.total),
    types: point.types && {
      outward: single(sample, point.types.outward, (part) => part.types!.outward),
      return: single(sample, point.types.return, (part) => part.types!.return),
      transit: single(sample, point.types.transit, (part) => part.types!.transit),
    },
    groupings: groups.map((_, place) => summariseGroups(sample, place)),
  }
}

interface Sample {
  readonly parts: readonly FlowDraws[]
  readonly used: number
  readonly probabilities: readonly number[]
}

/** Reads one row out of the same table of every part. */
function tableReader(
  parts: readonly FlowDraws[],
  tableOf: (part: FlowDraws) => Float64Array,
): RowReader {
  return (row, into) => {
    let column = 0
    for (const part of parts) {
      const from = row * part.rowLength
      into.set(tableOf(part).subarray(from, from + part.used.length), column)
      column += part.used.length
    }
  }
}

const single = (
  { parts, used, probabilities }: Sample,
  point: number,
  tableOf: (part: FlowDraws) => Float64Array,
): Interval =>
  intervalAt(
    intervalColumns(Float64Array.of(point), used, probabilities, tableReader(parts, tableOf)),
    0,
  )

function summariseMargins(
  { used, probabilities }: Sample,
  point: Record<'arrivals' | 'departures' | 'net', Float64Array>,
  arrivals: RowReader,
  departures: RowReader,
): Pick<FlowIntervals, 'arrivals' | 'departures' | 'net'> {
  const out = new Float64Array(used)
  const net: RowReader = (row, into) => {
    arrivals(row, into)
    departures(row, out)
    for (let column = 0; column < used; column++) into[column]! -= out[column]!
  }
  return {
    arrivals: intervalColumns(point.arrivals, used, probabilities, arrivals),
    departures: intervalColumns(point.departures, used, probabilities, departures),
    net: intervalColumns(point.net, used, probabilities, net),
  }
}

function summariseCorridors({
  parts,
  used,
  probabilities,
}: Sample): Pick<FlowIntervals, 'cells' | 'corridors'> {
  const { point } = parts[0]!
  const rowOf = parts.map((part) => {
    const rows = new Int32Array(point.persons.length).fill(-1)
    part.cells.forEach((cell, row) => {
      rows[cell] = row
    })
    return rows
  })
  const cells = Int32Array.from(point.persons.keys()).filter((cell) =>
    rowOf.some((rows) => rows[cell]! >= 0),
  )
  const read: RowReader = (place, into) => {
    let column = 0
    parts.forEach((part, at) => {
      const row = rowOf[at]![cells[place]!]!
      if (row < 0) into.fill(0, column, column + part.used.length)
      else into.set(drawsOfRow(part, row), column)
      column += part.used.length
    })
  }
  const points = Float64Array.from(cells, (cell) => point.persons[cell]!)
  const reference = Float32Array.from(points)
  return { cells, corridors: intervalColumns(points, used, probabilities, read, reference) }
}

function summariseGroups(sample: Sample, place: number): GroupIntervals {
  const { parts, used, probabilities } = sample
  const { name, groups, ungroupedAreas, point, ungroupedPoint } = parts[0]!.groups[place]!
  const count = groups.length
  const pairs = tableReader(parts, (part) => part.groups[place]!.persons)
  const one = new Float64Array(used)
  /** Adds the pairs of a group with every other group. */
  const crossing =
    (pairOf: (group: number, other: number) => number): RowReader =>
    (group, into) => {
      into.fill(0)
      for (let other = 0; other < count; other++) {
        if (other === group) continue
        pairs(pairOf(group, other), one)
        for (let column = 0; column < used; column++) into[column]! += one[column]!
      }
    }
  return {
    name,
    groups,
    ungroupedAreas,
    pairs: intervalColumns(point, used, probabilities, pairs),
    ...summariseMargins(
      sample,
      netAndGross(groups, point),
      crossing((group, other) => other * count + group),
      crossing((group, other) => group * count + other),
    ),
    ungrouped: single(sample, ungroupedPoint, (part) => part.groups[place]!.ungrouped),
  }
}

function addFloors(parts: readonly FlowDraws[]): readonly FlooredCell[] {
  const cells = new Map<string, { area: AreaCode; table: FlooredCell['table']; draws: number }>()
  for (const { area, table, draws } of parts.flatMap(({ floors }) => floors)) {
    const key = `${area} ${table}`
    const cell = cells.get(key) ?? { area, table, draws: 0 }
    cell.draws += draws
    cells.set(key, cell)
  }
  return [...cells.values()].toSorted((a, b) => b.draws - a.draws || compare(keyOf(a), keyOf(b)))
}

const keyOf = ({ area, table }: FlooredCell): string => `${area} ${table}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The parts must be one simulation, whole. */
function checkParts(parts: readonly FlowDraws[]): void {
  let next = 0
  for (const { firstDraw, lastDraw, settings } of parts) {
    if (settings !== parts[0]!.settings) {
      throw new DomainError('bad_request', 'these draws belong to different simulations')
    }
    if (firstDraw !== next) {
      throw new DomainError(
        'bad_request',
        firstDraw > next
          ? `draws ${next} to ${firstDraw - 1} are missing`
          : `draws from ${firstDraw} are there twice`,
        { firstDraw, expected: next },
      )
    }
    next = lastDraw + 1
  }
  const draws = parts[0]?.draws
  if (draws === undefined) throw new DomainError('bad_request', 'there are no draws to summarise')
  if (next !== draws) {
    throw new DomainError('bad_request', `draws ${next} to ${draws - 1} are missing`)
  }
}

function checkProbabilities(probabilities: readonly number[]): void {
  const bad = probabilities.find((p) => !(p >= 0 && p <= 1))
  if (bad === undefined && probabilities.length > 0) return
  throw new DomainError(
    'bad_option',
    `${bad ?? 'no number'} is no probability; give numbers from 0 to 1, for example 0.05, 0.5, 0.95`,
  )
}

const ABSENT: Omit<Interval, 'quantiles'> = { point: 0, mean: 0, bias: 0, standardDeviation: 0 }

/**
 * The interval of one corridor; zero throughout where neither point estimate nor draw has a flow.
 *
 * @throws {DomainError} `unknown_area`.
 * @remarks O(log corridors).
 */
export function corridorInterval(
  { areas, cells, corridors, probabilities }: FlowIntervals,
  origin: AreaCode,
  destination: AreaCode,
): Interval {
  const [from, to] = [origin, destination].map((area) => {
    const place = areas.indexOf(area)
    if (place >= 0) return place
    throw new DomainError('unknown_area', `${area} is not among the ${areas.length} areas used`, {
      area,
    })
  }) as [number, number]
  const cell = from * areas.length + to
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cells[middle]! < cell) low = middle + 1
    else high = middle
  }
  if (cells[low] === cell) return intervalAt(corridors, low)
  return { ...ABSENT, quantiles: probabilities.map(() => 0) }
}
