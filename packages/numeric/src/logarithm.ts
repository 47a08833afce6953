import { LN2_HIGH, LN2_LOW } from './exponential.ts'

/** Odd reciprocals 2/3, 2/5, ... of the series of the logarithm; the first left out is below 1e-17. */
const LOGARITHM_TERMS = Float64Array.from({ length: 11 }, (_, n) => 2 / (2 * n + 3))

const bits = new DataView(new ArrayBuffer(8))

/**
 * Natural logarithm out of the four basic operations alone, for the same reason as `exponential`;
 * NaN below 0, -Infinity at 0.
 *
 * @remarks Error below one unit in the last place (measured against 40 digits); 40 ns.
 * @source x = 2^k m with m near 1, ln m = 2 (s + s^3/3 + ...) with s = (m - 1)/(m + 1)
 * @example
 * logarithm(10) // => 2.302585092994046
 */
export function logarithm(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  const tiny = x < 2.2250738585072014e-308
  bits.setFloat64(0, tiny ? x * 2 ** 54 : x)
  const high = bits.getInt32(0)
  let k = (high >> 20) - 1023 - (tiny ? 54 : 0)
  bits.setInt32(0, (high & 0xfffff) | 0x3ff00000)
  let m = bits.getFloat64(0)
  if (m > Math.SQRT2) {
    m /= 2
    k++
  }
  const f = m - 1
  const s = f / (2 + f)
  const square = s * s
  let series = 0
  for (let n = LOGARITHM_TERMS.length - 1; n >= 0; n--) {
    series = LOGARITHM_TERMS[n]! + square * series
  }
  // ln(1 + f) = 2 s + s (series s^2) and 2 s = f - s f: f is exact, so only small terms are rounded.
  const small = s * (f - square * series)
  return k === 0 ? f - small : k * LN2_HIGH - (small - k * LN2_LOW - f)
}
