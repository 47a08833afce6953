import { type CubeQuery, seriesIds } from './queryCube.ts'
import type { SeriesCube } from './SeriesCube.ts'
import type { SeriesSelection } from './selectSeries.ts'
import { type WithinWindow, windowOf } from './timePatterns.ts'

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

const without = (query: CubeQuery, d: number): CubeQuery => ({
  ...query,
  selections: query.selections!.map(
    (selection): SeriesSelection => selection.map((wanted, i) => (i === d ? undefined : wanted)),
  ),
})

/** Positions of the codes that matching series have; stops when every code was found. */
function distinctIn(cube: SeriesCube, d: number, query: CubeQuery): number[] {
  const { codes, positions } = cube.dimensions[d]!
  const { keepSeries } = query
  const spanOf = spans(cube, query)
  const isOpen =
    query.selections?.some((one) => one.every((wanted) => wanted === undefined)) ?? true
  if (spanOf === undefined && isOpen && keepSeries === undefined) {
    return codes.map((_, position) => position)
  }
  const ids = seriesIds(cube, query)
  const found = new Uint8Array(codes.length)
  let missing = codes.length
  for (let i = 0; i < ids.length && missing > 0; i++) {
    const series = ids[i]!
    const position = positions[series]!
    if (found[position] === 1) continue
    if (keepSeries !== undefined && !keepSeries(series)) continue
    if (spanOf?.(series).count === 0) continue
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
  const { selections, keepSeries } = query
  const spanOf = spans(cube, query) ?? wholeSpans(cube)
  if (!selections && !query.times && !keepSeries && !query.keepObservation) {
    const { seriesCount, observationCount } = cube
    return { series: undefined, seriesCount, observationCount, times: wholeSpan(cube) }
  }
  const ids = seriesIds(cube, query)
  let seriesCount = 0
  let observationCount = 0
  let [earliest, latest] = [Number.POSITIVE_INFINITY, -1]
  for (let i = 0; i < ids.length; i++) {
    const series = ids[i]!
    if (keepSeries !== undefined && !keepSeries(series)) continue
    const { count, first, last } = spanOf(series)
    if (count === 0) continue
    // Kept in place: what is read is never behind what is written.
    ids[seriesCount++] = series
    observationCount += count
    if (first < earliest) earliest = first
    if (last > latest) latest = last
  }
  const times = latest < 0 ? undefined : { first: earliest, last: latest }
  return { series: ids.subarray(0, seriesCount), seriesCount, observationCount, times }
}

const wholeSpan = ({ observationCount, time }: SeriesCube) =>
  observationCount === 0 ? undefined : { first: 0, last: time.codes.length - 1 }

const wholeSpans = ({ time }: SeriesCube) =>
  windowOf(time.patterns, new Uint8Array(time.codes.length).fill(1))

/** What of each series the query keeps; undefined where it keeps all of it. */
function spans(
  cube: SeriesCube,
  { times, keepObservation }: CubeQuery,
): ((series: number) => WithinWindow) | undefined {
  if (keepObservation === undefined) {
    return times === undefined ? undefined : windowOf(cube.time.patterns, times)
  }
  const { starts, time } = cube
  return (series) => {
    let [count, first, last] = [0, -1, -1]
    for (let place = starts[series]!; place < starts[series + 1]!; place++) {
      const position = time.positions[place]!
      if (times?.[position] === 0 || !keepObservation(place)) continue
      if (count === 0) first = position
      last = position
      count += 1
    }
    return { count, first, last }
  }
}
