import { type AreaCode, DomainError } from '@corridor/kernel'

export interface NetAndGross {
  readonly areas: readonly AreaCode[]
  /** Arrivals, departures, their difference and their sum, one entry an area. Persons. */
  readonly arrivals: Float64Array
  readonly departures: Float64Array
  readonly net: Float64Array
  readonly gross: Float64Array
  /** F_ij - F_ji, row-major: what the pair moves on balance from row to column. Persons. */
  readonly pairNet: Float64Array
  /** F_ij + F_ji, row-major and symmetric. Persons. */
  readonly pairInterchange: Float64Array
}

/**
 * Net and gross migration of every area and of every pair.
 *
 * @param areas in the order of the flows.
 * @param persons row-major, origin x destination; the diagonal is not counted.
 * @throws {DomainError} `shape_mismatch`.
 * @remarks O(areas^2). A pair without a flow in one direction counts 0 there, so its net is the
 * flow of the other.
 * @example
 * netAndGross(['A', 'B'], Float64Array.of(0, 5, 2, 0)).net // => [-3, 3]
 */
export function netAndGross(areas: readonly AreaCode[], persons: Float64Array): NetAndGross {
  const size = areas.length
  if (persons.length !== size * size) {
    throw new DomainError('shape_mismatch', `${size} areas need ${size * size} flows`)
  }
  const arrivals = new Float64Array(size)
  const departures = new Float64Array(size)
  const pairNet = new Float64Array(size * size)
  const pairInterchange = new Float64Array(size * size)
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      if (i === j) continue
      const [there, back] = [persons[cell]!, persons[j * size + i]!]
      departures[i]! += there
      arrivals[j]! += there
      pairNet[cell] = there - back
      pairInterchange[cell] = there + back
    }
  }
  const net = arrivals.map((into, area) => into - departures[area]!)
  const gross = arrivals.map((into, area) => into + departures[area]!)
  return { areas, arrivals, departures, net, gross, pairNet, pairInterchange }
}
