import { spans, without } from './availability.ts'
import { type CubeQuery, seriesIds } from './queryCube.ts'
import type { SeriesCube } from './SeriesCube.ts'

/**
 * How many series each code of a dimension has among those that match everything but the filter on the
 * dimension itself: what a list of choices shows beside them.
 *
 * @param dimensionIds the dimensions to count; unknown ones are passed over.
 * @returns for each dimension a count for each of its codes, in the order of the cube.
 * @remarks O(candidates x dimensions); without any filter counts are read off the index.
 */
export function seriesByCode(
  cube: SeriesCube,
  query: CubeQuery,
  dimensionIds: readonly string[] = cube.dimensions.map(({ id }) => id),
): ReadonlyMap<string, Uint32Array> {
  const counted = new Map<string, Uint32Array>()
  for (const id of dimensionIds) {
    const d = cube.dimensions.findIndex((dimension) => dimension.id === id)
    if (d >= 0) counted.set(id, countOf(cube, d, without(query, d)))
  }
  return counted
}

function countOf(cube: SeriesCube, d: number, query: CubeQuery): Uint32Array {
  const { codes, positions, memberStarts } = cube.dimensions[d]!
  const { keepSeries } = query
  const spanOf = spans(cube, query)
  const isOpen = query.selections?.some((one) => one.every((each) => each === undefined)) ?? true
  if (spanOf === undefined && isOpen && keepSeries === undefined) {
    return Uint32Array.from(codes, (_, code) => memberStarts[code + 1]! - memberStarts[code]!)
  }
  const counts = new Uint32Array(codes.length)
  for (const series of seriesIds(cube, query)) {
    if (keepSeries !== undefined && !keepSeries(series)) continue
    if (spanOf?.(series).count === 0) continue
    counts[positions[series]!]! += 1
  }
  return counts
}
