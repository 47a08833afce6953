import { DomainError } from '@corridor/kernel'
import type { Cube, CubeDimension } from './buildCube.ts'

/** @throws {DomainError} `bad_request` when the cube has no dimension of that name. */
export function dimensionOf(cube: Cube, id: string): CubeDimension {
  const dimension = cube.dimensions.find((candidate) => candidate.id === id)
  if (dimension !== undefined) return dimension
  const known = cube.dimensions.map((candidate) => candidate.id).join(', ')
  throw new DomainError('bad_request', `There is no dimension ${id}; there are ${known}`)
}

/** The first place whose key is not below `key`. */
export function lowerBound(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
