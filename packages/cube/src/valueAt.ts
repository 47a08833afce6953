import { DomainError, missing, type Observed, present } from '@corridor/kernel'
import type { Cube } from './buildCube.ts'
import { dimensionOf, lowerBound } from './locate.ts'
import type { FixedCodes } from './slice.ts'

/**
 * The figure for one code of every dimension.
 *
 * @returns missing `not_covered` when the cube does not have a code at all, missing `not_collected`
 * when it has every code but no figure for the combination.
 *
 * @throws {DomainError} `bad_request` when a dimension is not fixed or is not known.
 * @remarks O(log observations).
 * @example
 * valueAt(cube, { origin: 'NPL', year: '2020' }) // => { kind: 'present', value: 7 }
 */
export function valueAt(cube: Cube, codes: FixedCodes): Observed<number> {
  for (const id of Object.keys(codes)) dimensionOf(cube, id)
  let key = 0
  for (const { id, positionOf, stride } of cube.dimensions) {
    const code = codes[id]
    if (code === undefined) throw new DomainError('bad_request', `Give a code of dimension ${id}`)
    const position = positionOf.get(code)
    if (position === undefined) return missing('not_covered')
    key += position * stride
  }
  const place = lowerBound(cube.keys, key)
  return cube.keys[place] === key ? present(cube.values[place]!) : missing('not_collected')
}
