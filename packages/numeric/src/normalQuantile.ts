import { logarithm } from './logarithm.ts'

/** Coefficients of three pairs of polynomials, constant term first. */
const CENTRE = {
  above: Float64Array.of(
    ...[3.3871328727963665, 133.14166789178438, 1971.5909503065513],
    ...[13731.69376550946, 45921.95393154987, 67265.7709270087],
    ...[33430.57558358813, 2509.0809287301227],
  ),
  below: Float64Array.of(
    ...[1, 42.31333070160091, 687.1870074920579, 5394.196021424751],
    ...[21213.794301586597, 39307.89580009271, 28729.085735721943],
    ...[5226.495278852854],
  ),
}
const SHOULDER = {
  above: Float64Array.of(
    ...[1.4234371107496835, 4.630337846156546, 5.769497221460691],
    ...[3.6478483247632045, 1.2704582524523684, 0.2417807251774506],
    ...[0.022723844989269184, 0.0007745450142783414],
  ),
  below: Float64Array.of(
    ...[1, 2.053191626637759, 1.6763848301838038, 0.6897673349851],
    ...[0.14810397642748008, 0.015198666563616457, 0.0005475938084995345],
    ...[1.0507500716444169e-9],
  ),
}
const TAIL = {
  above: Float64Array.of(
    ...[6.657904643501103, 5.463784911164114, 1.7848265399172913],
    ...[0.29656057182850487, 0.026532189526576124, 0.0012426609473880784],
    ...[2.7115555687434876e-5, 2.0103343992922881e-7],
  ),
  below: Float64Array.of(
    ...[1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615],
    ...[0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7],
    ...[2.0442631033899397e-15],
  ),
}

/**
 * The value below which a standard normal variable lies with the given probability.
 *
 * @param probability strictly between 0 and 1; -Infinity at 0, Infinity at 1, NaN beyond.
 * @remarks Relative error about 1e-16 by its author; 10 ns. Basic operations and the square root
 * only, so that the bits do not depend on the engine.
 * @source Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3)
 * @example
 * normalQuantile(0.975) // => 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q)
  const outside = q < 0 ? probability : 1 - probability
  if (!(outside > 0)) {
    if (outside < 0 || Number.isNaN(outside)) return Number.NaN
    return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }
  const r = Math.sqrt(-logarithm(outside))
  const value = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5)
  return q < 0 ? -value : value
}

interface Ratio {
  readonly above: Float64Array
  readonly below: Float64Array
}

function ratio({ above, below }: Ratio, x: number): number {
  let numerator = 0
  let denominator = 0
  for (let degree = above.length - 1; degree >= 0; degree--) {
    numerator = numerator * x + above[degree]!
    denominator = denominator * x + below[degree]!
  }
  return numerator / denominator
}
