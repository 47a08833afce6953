import { DomainError } from '@corridor/kernel'

export interface NetFit {
  /** Row-major, same shape as the pattern. */
  readonly values: Float64Array
  readonly rounds: number
  /** Largest difference of a net total (column minus row) from the wanted one. */
  readonly largestError: number
}

/**
 * The table mu_ij = a_i m_ij / a_j whose net totals (column minus row of one place) are the given
 * ones; with a grand total, mu_ij = t a_i m_ij / a_j that adds up to it.
 *
 * @param pattern m, row-major size x size, >= 0; the diagonal plays no part in the nets.
 * @param net arrivals minus departures of each place; they sum to 0.
 * @param stop largest net error to accept, and how many rounds to try at most.
 * @param grandTotal sum of all cells; null leaves it to the pattern.
 * @throws {DomainError} `shape_mismatch` when the shapes do not fit or the nets do not sum to 0;
 * `infeasible` when a place must gain or lose but the pattern gives it no way to.
 * @source the stationary equations of the log-linear model with net totals; docs/methods/balancing.md
 * @remarks O(size^2) a round; convergence is linear.
 * @example
 * const pattern = Float64Array.of(0, 1, 1, 0)
 * fitNetOnly(pattern, Float64Array.of(-3, 3), { tolerance: 1e-12, maximumRounds: 99 }).values[1] // => 3.303
 */
export function fitNetOnly(
  pattern: Float64Array,
  net: Float64Array,
  stop: { readonly tolerance: number; readonly maximumRounds: number },
  grandTotal: number | null = null,
): NetFit {
  const size = net.length
  checkNets(pattern, net)
  const factors = new Float64Array(size).fill(1)
  let scale = 1
  for (let round = 1; ; round++) {
    for (let place = 0; place < size; place++) {
      updateFactor(pattern, factors, scale, net[place]!, place)
    }
    const values = netTable(pattern, factors, scale)
    if (grandTotal !== null) {
      const correction = grandTotal / values.reduce((total, value) => total + value, 0)
      scale *= correction
      for (let cell = 0; cell < values.length; cell++) values[cell]! *= correction
    }
    const largestError = netError(values, net)
    if (largestError <= stop.tolerance || round >= stop.maximumRounds) {
      return { values, rounds: round, largestError }
    }
  }
}

function checkNets(pattern: Float64Array, net: Float64Array): void {
  const total = net.reduce((sum, value) => sum + value, 0)
  const volume = net.reduce((sum, value) => sum + Math.abs(value), 0)
  if (pattern.length === net.length ** 2 && Math.abs(total) <= 1e-9 * volume) return
  throw new DomainError(
    'shape_mismatch',
    `net totals of ${net.length} places must sum to 0 (they sum to ${total}) and need ` +
      `${net.length ** 2} cells, not ${pattern.length}`,
  )
}

/** Positive root of (out / a) x^2 + net x - a in = 0, where out and in are the place's totals now. */
function updateFactor(
  pattern: Float64Array,
  factors: Float64Array,
  scale: number,
  net: number,
  place: number,
): void {
  const size = factors.length
  let [out, into] = [0, 0]
  for (let other = 0; other < size; other++) {
    if (other === place) continue
    out += (scale * pattern[place * size + other]!) / factors[other]!
    into += scale * pattern[other * size + place]! * factors[other]!
  }
  if (out === 0 && into === 0 && net === 0) return
  const root = out === 0 ? into / net : (Math.sqrt(net * net + 4 * out * into) - net) / (2 * out)
  if (!(root > 0 && Number.isFinite(root))) {
    throw new DomainError(
      'infeasible',
      `place ${place + 1} has a net total of ${net}, but the pattern gives it no such moves`,
      { place, net },
    )
  }
  factors[place] = root
}

function netTable(pattern: Float64Array, factors: Float64Array, scale: number): Float64Array {
  const size = factors.length
  return pattern.map(
    (value, cell) => (scale * value * factors[Math.floor(cell / size)]!) / factors[cell % size]!,
  )
}

function netError(values: Float64Array, net: Float64Array): number {
  const size = net.length
  let largest = 0
  for (let place = 0; place < size; place++) {
    let found = 0
    for (let other = 0; other < size; other++) {
      found += values[other * size + place]! - values[place * size + other]!
    }
    largest = Math.max(largest, Math.abs(found - net[place]!))
  }
  return largest
}
