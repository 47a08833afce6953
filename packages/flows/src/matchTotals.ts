import { DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import type { TablePair } from './TablePair.ts'

/**
 * Step 2: brings two tables to one total by scaling the native-born.
 *
 * @param difference what the end table lacks against the start table. Persons. Half of it comes off
 * the native-born at the start, half goes on at the end.
 * @param integer keep the native-born whole, as the reference program does: halves to even, the
 * rest on the largest cell.
 * @throws {DomainError} `infeasible` when there are not enough native-born to take from.
 */
export function matchTotals(pair: TablePair, difference: number, integer: boolean): TablePair {
  let { end } = pair
  let left = difference
  // Whole persons cannot carry an odd half; the reference program moves one to the end table first.
  const remainder = difference - 2 * Math.floor(difference / 2)
  if (integer && remainder > 0 && remainder <= 0.5) {
    end = withNativeTotal(end, nativeTotal(end) + 1, true)
    left = difference - (sum(end) - sum(pair.end))
  }
  return {
    start: withNativeTotal(pair.start, nativeTotal(pair.start) - left / 2, integer),
    end: withNativeTotal(end, nativeTotal(end) + left / 2, integer),
  }
}

function withNativeTotal(table: Float64Array, wanted: number, integer: boolean): Float64Array {
  const total = nativeTotal(table)
  if (wanted === total && (!integer || total === 0)) return table
  if (!(wanted >= 0 && total > 0)) {
    throw new DomainError(
      'infeasible',
      `the ${total} native-born of all areas cannot be brought to ${wanted}: ` +
        'births, deaths and the two tables do not belong together',
      { nativeBorn: total, wanted },
    )
  }
  const scaled = table.slice()
  let largest = 0
  let assigned = 0
  for (const cell of nativeCells(table)) {
    const persons = (table[cell]! * wanted) / total
    scaled[cell] = integer ? roundHalfToEven(persons) : persons
    assigned += scaled[cell]!
    if (table[cell]! > table[largest]!) largest = cell
  }
  if (integer) scaled[largest]! += wanted - assigned
  return scaled
}

function nativeTotal(table: Float64Array): number {
  let total = 0
  for (const cell of nativeCells(table)) total += table[cell]!
  return total
}

function* nativeCells(table: Float64Array): Generator<number> {
  const size = Math.sqrt(table.length)
  for (let area = 0; area < size; area++) yield area * (size + 1)
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value)
  const fraction = value - floor
  if (fraction !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
