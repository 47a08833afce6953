import type { SeriesCube } from './SeriesCube.ts'
import { type SeriesSelection, selectSeries } from './selectSeries.ts'

/** What is asked of a cube; everything left out does not narrow. */
export interface CubeQuery {
  /** Series that one of these takes; all series when it is left out. */
  readonly selections?: readonly SeriesSelection[]
  /** 1 at every position of time that is wanted. */
  readonly times?: Uint8Array
  readonly keepSeries?: (series: number) => boolean
  readonly keepObservation?: (place: number) => boolean
  /** At most this many from the start of each series, counted after everything above. */
  readonly first?: number
  /** At most this many from its end; with `first` both ends, none twice. */
  readonly last?: number
  /** Another order of the series than that of the cube. */
  readonly compareSeries?: (a: number, b: number) => number
  /** The last observation of each series first. */
  readonly isTimeDescending?: boolean
  /** Observations to pass over, and the most to give, over the whole answer. */
  readonly offset?: number
  readonly limit?: number
}

/** A series of the answer and the places of its observations in the cube. */
export interface SeriesMatch {
  readonly series: number
  readonly places: readonly number[]
}

/**
 * The matching series in the order of the cube unless another is asked for, one by one, without those that
 * keep no observation.
 *
 * @remarks O(log series + candidates + observations given); nothing is held but one series.
 * @example
 * [...queryCube(cube, { selections: [[[0]]], last: 1 })] // => [{ series: 0, places: [1] }]
 */
export function* queryCube(cube: SeriesCube, query: CubeQuery): Generator<SeriesMatch> {
  let toSkip = query.offset ?? 0
  let left = query.limit ?? Number.POSITIVE_INFINITY
  const ids = seriesIds(cube, query)
  if (query.compareSeries !== undefined) ids.sort(query.compareSeries)
  for (const series of ids) {
    if (left <= 0) return
    if (query.keepSeries !== undefined && !query.keepSeries(series)) continue
    let places = placesOf(cube, series, query)
    if (query.isTimeDescending === true) places.reverse()
    if (toSkip > 0) {
      const skipped = Math.min(toSkip, places.length)
      toSkip -= skipped
      places = places.slice(skipped)
    }
    if (places.length > left) places = places.slice(0, left)
    if (places.length === 0) continue
    left -= places.length
    yield { series, places }
  }
}

/** Series that the selections take, whether or not they have observations in the time asked for. */
export function seriesIds(cube: SeriesCube, { selections }: CubeQuery): Uint32Array {
  if (selections !== undefined) return selectSeries(cube, selections)
  const all = new Uint32Array(cube.seriesCount)
  for (let series = 0; series < all.length; series++) all[series] = series
  return all
}

function placesOf(cube: SeriesCube, series: number, query: CubeQuery): number[] {
  const { times, keepObservation, first, last } = query
  const places: number[] = []
  for (let place = cube.starts[series]!; place < cube.starts[series + 1]!; place++) {
    if (times !== undefined && times[cube.time.positions[place]!] === 0) continue
    if (keepObservation !== undefined && !keepObservation(place)) continue
    places.push(place)
  }
  if (first === undefined && last === undefined) return places
  const head = Math.min(first ?? 0, places.length)
  const tail = Math.max(places.length - (last ?? 0), head)
  return [...places.slice(0, head), ...places.slice(tail)]
}
