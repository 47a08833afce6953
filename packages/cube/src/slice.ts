import type { Cube, CubeDimension } from './buildCube.ts'
import { dimensionOf, lowerBound } from './locate.ts'

/** Some dimensions and the code wanted of each, for example `{ year: '2020', sex: 'both' }`. */
export type FixedCodes = Readonly<Record<string, string>>

/** Observations as parallel columns of the dimensions that were not fixed. */
export interface CubeSlice {
  /** One column of codes for each dimension left, by the dimension's name. */
  readonly columns: Readonly<Record<string, string[]>>
  readonly values: Float64Array
}

/**
 * The observations that have the fixed codes, as columns of the other dimensions.
 * Absent combinations are left out; a code that the cube does not have gives an empty slice.
 *
 * @throws {DomainError} `bad_request` when the cube has no dimension of that name.
 * @remarks O(log observations + observations under the leading fixed dimensions).
 * @example
 * slice(cube, { origin: 'NPL' }) // => { columns: { year: ['2015', '2020'] }, values: [5, 7] }
 */
export function slice(cube: Cube, fixed: FixedCodes): CubeSlice {
  for (const id of Object.keys(fixed)) dimensionOf(cube, id)
  const free = cube.dimensions.filter(({ id }) => fixed[id] === undefined)
  const wanted = cube.dimensions.filter(({ id }) => fixed[id] !== undefined)
  const targets = wanted.map(({ id, positionOf }) => positionOf.get(fixed[id]!) ?? -1)
  const places = targets.includes(-1) ? [] : findPlaces(cube, fixed, wanted, targets)
  const columns: Record<string, string[]> = {}
  for (const dimension of free) {
    columns[dimension.id] = places.map(
      (place) => dimension.codes[positionIn(cube.keys[place]!, dimension)]!,
    )
  }
  return { columns, values: Float64Array.from(places, (place) => cube.values[place]!) }
}

function findPlaces(
  { dimensions, keys }: Cube,
  fixed: FixedCodes,
  wanted: readonly CubeDimension[],
  targets: readonly number[],
): number[] {
  let leading = 0
  let start = 0
  while (leading < dimensions.length && fixed[dimensions[leading]!.id] !== undefined) {
    start += targets[leading]! * dimensions[leading]!.stride
    leading += 1
  }
  const last =
    leading === 0 ? keys.length : lowerBound(keys, start + dimensions[leading - 1]!.stride)
  const rest = wanted.slice(leading)
  const places: number[] = []
  for (let place = leading === 0 ? 0 : lowerBound(keys, start); place < last; place++) {
    const key = keys[place]!
    if (rest.every((dimension, r) => positionIn(key, dimension) === targets[leading + r])) {
      places.push(place)
    }
  }
  return places
}

const positionIn = (key: number, { stride, codes }: CubeDimension): number =>
  Math.floor(key / stride) % codes.length
