import { balanceTable } from '@corridor/numeric'
import { type FlowTable, offDiagonal } from './FlowTable.ts'

/** Share of the n(n-1) pairs with a flow above zero, 0..1. */
export function connectivityShare(flows: FlowTable): number {
  const pairs = offDiagonal(flows)
  return pairs.filter((persons) => persons > 0).length / pairs.length
}

/**
 * Half the sum of |share of a flow - its expected share|: the part of migration that would have to
 * take other corridors to meet the expectation, 0..1.
 *
 * @param expected `equal` flows, or quasi-independence: the totals of each origin and destination
 * kept and everything else proportional, without the diagonal.
 */
export function inequalityIndex(flows: FlowTable, expected: 'equal' | 'independence'): number {
  const { size, persons, total } = flows
  const pairs = size * (size - 1)
  const fitted = expected === 'equal' ? null : quasiIndependence(flows)
  let difference = 0
  for (let cell = 0; cell < persons.length; cell++) {
    if (cell % (size + 1) === 0) continue
    const share = fitted === null ? 1 / pairs : fitted[cell]! / total
    difference += Math.abs(persons[cell]! / total - share)
  }
  return difference / 2
}

function quasiIndependence({ size, departures, arrivals }: FlowTable): Float64Array {
  const pattern = new Float64Array(size * size).fill(1)
  for (let area = 0; area < size; area++) pattern[area * (size + 1)] = 0
  return balanceTable({ table: pattern, rowTargets: departures, columnTargets: arrivals }).values
}

/** Gini indices of flows, 0 (all equal) to 1 (all on one corridor). */
export interface FlowGini {
  /** All flows; corrected for the number of pairs. */
  readonly all: number
  /** Part of the uncorrected index that lies within origins, and within destinations, 0..1. */
  readonly originShare: number
  readonly destinationShare: number
}

/**
 * Gini concentration of the flows and its parts within origins and within destinations.
 *
 * @source Plane and Mulligan (1997), Demography 34(2); corrected as in Bell et al. (2002), JRSS A 165(3)
 * @remarks O(areas^2 log areas).
 */
export function giniIndex(flows: FlowTable): FlowGini {
  const { size, persons, total } = flows
  const all = absoluteDifferences(offDiagonal(flows))
  const pairs = size * (size - 1)
  let [withinOrigins, withinDestinations] = [0, 0]
  for (let area = 0; area < size; area++) {
    const others = (_: number, other: number): boolean => other !== area
    const row = persons.subarray(area * size, (area + 1) * size).filter(others)
    const column = Float64Array.from({ length: size }, (_, i) => persons[i * size + area]!)
    withinOrigins += absoluteDifferences(row)
    withinDestinations += absoluteDifferences(column.filter(others))
  }
  return {
    all: all / (2 * (pairs - 1) * total),
    originShare: withinOrigins / all,
    destinationShare: withinDestinations / all,
  }
}

/** Sum of |x_a - x_b| over all ordered pairs. */
function absoluteDifferences(values: Float64Array): number {
  const sorted = values.toSorted()
  const last = sorted.length - 1
  return sorted.reduce((total, value, rank) => total + 2 * (2 * rank - last) * value, 0)
}

/**
 * Aggregated coefficient of variation: those of the flows into each area and out of each area,
 * weighted by the area's arrivals and departures.
 *
 * @source Rogers and Sweeney (1998), The Professional Geographer 50(2)
 */
export function aggregatedCoefficientOfVariation(flows: FlowTable): number {
  const { size, persons, arrivals, departures, total } = flows
  let sum = 0
  for (let area = 0; area < size; area++) {
    const others = Array.from({ length: size }, (_, other) => other).filter((o) => o !== area)
    const into = others.map((other) => persons[other * size + area]!)
    const out = others.map((other) => persons[area * size + other]!)
    if (arrivals[area]! > 0) sum += (arrivals[area]! / total) * coefficientOfVariation(into)
    if (departures[area]! > 0) sum += (departures[area]! / total) * coefficientOfVariation(out)
  }
  return sum
}

/** Population standard deviation over mean. */
function coefficientOfVariation(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length
  return Math.sqrt(variance) / mean
}
