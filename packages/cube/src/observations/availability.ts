import { type CubeQuery, seriesIds } from './queryCube.ts'
import type { SeriesCube } from './SeriesCube.ts'
import type { SeriesSelection } from './selectSeries.ts'

export interface Availability {
  /** The positions of the codes found of each dimension asked for, in the order of the cube. */
  readonly codes: ReadonlyMap<string, readonly number[]>
  /** The first and the last position of time among the matching observations. */
  readonly times: { readonly first: number; readonly last: number } | undefined
  readonly seriesCount: number
  readonly observationCount: number
}

/**
 * What a query would find: codes of each dimension, span of time, and counts.
 *
 * `exact` gives the codes in the answer. `available` gives for each dimension the codes that could be
 * chosen, that is, without the filter on the dimension itself.
 *
 * @param dimensionIds the dimensions to report; all when it is left out.
 * @remarks O(candidates x dimensions); without a selection codes and counts are read off the index.
 * @source SDMX REST API 2.2.2, availability queries.
 */
export function availability(
  cube: SeriesCube,
  query: CubeQuery,
  mode: 'exact' | 'available' = 'exact',
  dimensionIds: readonly string[] = cube.dimensions.map(({ id }) => id),
): Availability {
  const exact = matching(cube, query)
  const codes = new Map<string, readonly number[]>()
  for (const id of dimensionIds) {
    const d = cube.dimensions.findIndex((dimension) => dimension.id === id)
    if (d < 0) continue
    const narrowed = (query.selections ?? []).some((selection) => selection[d] !== undefined)
    codes.set(
      id,
      mode === 'available' && narrowed
        ? distinctIn(cube, d, without(query, d))
        : distinctOf(cube, d, exact.series),
    )
  }
  const { seriesCount, observationCount, times } = exact
  return { codes, times, seriesCount, observationCount }
}

/** The query without its filter on one dimension. */
export const without = (query: CubeQuery, d: number): CubeQuery =>
  query.selections === undefined
    ? query
    : {
        ...query,
        selections: query.selections.map(
          (selection): SeriesSelection =>
            selection.map((wanted, i) => (i === d ? undefined : wanted)),
        ),
      }

/** Positions of the codes that matching series have; stops when every code was found. */
function distinctIn(cube: SeriesCube, d: number, query: CubeQuery): number[] {
  const { codes, positions } = cube.dimensions[d]!
  const { keepSeries } = query
  const whole = query.times === undefined && query.keepObservation === undefined
  const isOpen =
    query.selections?.some((one) => one.every((wanted) => wanted === undefined)) ?? true
  if (whole && isOpen && keepSeries === undefined) return codes.map((_, position) => position)
  const ids = seriesIds(cube, query)
  const found = new Uint8Array(codes.length)
  let missing = codes.length
  for (let i = 0; i < ids.length && missing > 0; i++) {
    const series = ids[i]!
    const position = positions[series]!
    if (found[position] === 1) continue
    if (keepSeries !== undefined && !keepSeries(series)) continue
    if (!whole && span(cube, series, query)[2] === 0) continue
    found[position] = 1
    missing -= 1
  }
  return codes.flatMap((_, position) => (found[position] === 1 ? [position] : []))
}

function distinctOf(cube: SeriesCube, d: number, series: Uint32Array | undefined): number[] {
  const { codes, positions } = cube.dimensions[d]!
  if (series === undefined) return codes.map((_, position) => position)
  const found = new Uint8Array(codes.length)
  let missing = codes.length
  for (let i = 0; i < series.length && missing > 0; i++) {
    const position = positions[series[i]!]!
    if (found[position] === 0) missing -= 1
    found[position] = 1
  }
  return codes.flatMap((_, position) => (found[position] === 1 ? [position] : []))
}

/** The matching series (undefined for all of them) with counts and span of time. */
function matching(cube: SeriesCube, query: CubeQuery) {
  const { selections, times: window, keepSeries, keepObservation } = query
  if (!selections && !window && !keepSeries && !keepObservation) {
    const { seriesCount, observationCount } = cube
    return { series: undefined, seriesCount, observationCount, times: wholeSpan(cube) }
  }
  const narrowsObservations = window !== undefined || keepObservation !== undefined
  const range = keepObservation === undefined && window !== undefined ? rangeOf(window) : undefined
  const latest = cube.time.codes.length - 1
  const ids = seriesIds(cube, query)
  let seriesCount = 0
  let observationCount = 0
  let [first, last] = [Number.POSITIVE_INFINITY, -1]
  for (let i = 0; i < ids.length; i++) {
    const s = ids[i]!
    if (keepSeries !== undefined && !keepSeries(s)) continue
    let start = cube.starts[s]!
    let end = cube.starts[s + 1]! - 1
    let count = end + 1 - start
    if (narrowsObservations) {
      ;[start, end, count] = range === undefined ? span(cube, s, query) : within(cube, s, range)
    }
    if (count === 0) continue
    // Kept in place: what is read is never behind what is written.
    ids[seriesCount++] = s
    observationCount += count
    // Once the whole of time is spanned, nothing can widen it.
    if (first === 0 && last === latest) continue
    const from = cube.time.positions[start]!
    const to = cube.time.positions[end]!
    if (from < first) first = from
    if (to > last) last = to
  }
  const times = last < 0 ? undefined : { first, last }
  return { series: ids.subarray(0, seriesCount), seriesCount, observationCount, times }
}

const wholeSpan = ({ observationCount, time }: SeriesCube) =>
  observationCount === 0 ? undefined : { first: 0, last: time.codes.length - 1 }

/** First and last observation of a series that match, and how many do. */
export function span(
  { starts, time }: SeriesCube,
  series: number,
  { times, keepObservation }: CubeQuery,
): [start: number, end: number, count: number] {
  let [start, end, count] = [-1, -1, 0]
  for (let place = starts[series]!; place < starts[series + 1]!; place++) {
    if (times !== undefined && times[time.positions[place]!] === 0) continue
    if (keepObservation !== undefined && !keepObservation(place)) continue
    if (count === 0) start = place
    end = place
    count += 1
  }
  return [start, end, count]
}

/** The first and the last position of a window without gaps. */
function rangeOf(window: Uint8Array): readonly [first: number, last: number] | undefined {
  const first = window.indexOf(1)
  const last = window.lastIndexOf(1)
  return first < 0 || window.subarray(first, last).includes(0) ? undefined : [first, last]
}

/** The same as `span` for a window without gaps: two searches instead of a walk. */
function within(
  { starts, time }: SeriesCube,
  series: number,
  [first, last]: readonly [number, number],
): [start: number, end: number, count: number] {
  const { positions } = time
  let start = starts[series]!
  let end = starts[series + 1]!
  if (start < end && positions[start]! < first) start = firstFrom(positions, start, end, first)
  if (start < end && positions[end - 1]! > last) end = firstFrom(positions, start, end, last + 1)
  return [start, end - 1, end - start]
}

function firstFrom(
  positions: ArrayLike<number>,
  from: number,
  to: number,
  position: number,
): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (positions[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}
