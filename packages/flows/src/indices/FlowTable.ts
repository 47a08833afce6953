import { DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'

/** Flows with their margins: what every index is made of. */
export interface FlowTable {
  readonly size: number
  /** Row-major, origin x destination, zero diagonal. Persons. */
  readonly persons: Float64Array
  readonly arrivals: Float64Array
  readonly departures: Float64Array
  readonly total: number
}

/**
 * Flows off the diagonal with their margins.
 *
 * @param persons row-major, origin x destination; the diagonal is set to 0.
 * @throws {DomainError} `shape_mismatch` when it is not square; `negative_value`.
 */
export function flowTable(persons: Float64Array): FlowTable {
  const size = Math.sqrt(persons.length)
  if (!Number.isInteger(size)) {
    throw new DomainError('shape_mismatch', `${persons.length} flows are no square table`)
  }
  const flows = persons.slice()
  const arrivals = new Float64Array(size)
  const departures = new Float64Array(size)
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      if (i === j) flows[cell] = 0
      if (!(flows[cell]! >= 0)) {
        throw new DomainError('negative_value', `flow ${i + 1} -> ${j + 1} is ${flows[cell]}`)
      }
      departures[i]! += flows[cell]!
      arrivals[j]! += flows[cell]!
    }
  }
  return { size, persons: flows, arrivals, departures, total: sum(departures) }
}

/** Values off the diagonal. */
export function offDiagonal({ size, persons }: FlowTable): Float64Array {
  return persons.filter((_, cell) => cell % (size + 1) !== 0)
}
