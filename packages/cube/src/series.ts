import type { Observed } from '@corridor/kernel'
import type { Cube } from './buildCube.ts'
import { dimensionOf } from './locate.ts'
import type { FixedCodes } from './slice.ts'
import { valueAt } from './valueAt.ts'

/**
 * The figures along one dimension, one for each of its codes, absent ones marked missing.
 *
 * @param along the dimension to read; all others are in `fixed`.
 * @throws {DomainError} `bad_request` when a dimension is not fixed or is not known.
 * @remarks O(codes x log observations).
 * @example
 * series(cube, 'year', { origin: 'NPL' })
 * // => [{ code: '2015', value: { kind: 'present', value: 5 } }, { code: '2020', ... }]
 */
export function series(
  cube: Cube,
  along: string,
  fixed: FixedCodes,
): { readonly code: string; readonly value: Observed<number> }[] {
  return dimensionOf(cube, along).codes.map((code) => ({
    code,
    value: valueAt(cube, { ...fixed, [along]: code }),
  }))
}

/**
 * The codes of a dimension, in the order of the cube.
 *
 * @throws {DomainError} `bad_request` when the cube has no dimension of that name.
 */
export const codesOf = (cube: Cube, dimensionId: string): readonly string[] =>
  dimensionOf(cube, dimensionId).codes
