import { LuDecomposition, Matrix } from 'ml-matrix'

/** Pivots below this share of the largest cell count as zero. */
const SINGULAR_SHARE = 1e-13

/**
 * Solves `matrix X = right` for a square matrix and as many right-hand sides.
 *
 * @param matrix row-major, size x size.
 * @param right row-major, size x size.
 * @returns X row-major, or null when the matrix is singular to working precision.
 * @example
 * solveLinear(Float64Array.of(2, 0, 0, 4), Float64Array.of(2, 4, 4, 8), 2) // => [1, 2, 1, 2]
 */
export function solveLinear(
  matrix: Float64Array,
  right: Float64Array,
  size: number,
): Float64Array | null {
  if (size === 0) return new Float64Array(0)
  const factors = new LuDecomposition(Matrix.from1DArray(size, size, matrix))
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const upper = factors.upperTriangularMatrix
  for (let i = 0; i < size; i++) {
    if (!(Math.abs(upper.get(i, i)) > SINGULAR_SHARE * largest)) return null
  }
  const solution = factors.solve(Matrix.from1DArray(size, size, right))
  return Float64Array.from(solution.to1DArray())
}
