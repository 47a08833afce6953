import type { Rng } from '@corridor/kernel'
import { excessOf, type Relation } from '../cells/Relation.ts'

/**
 * Counts that add up, each one of the two multiples of the base beside it; or how many could not be
 * brought to one.
 *
 * Each figure has its remainder to move in, between nought and the base. A direction in which remainders
 * can move while every sum still holds is followed to its end on one side or the other, by chance so
 * that the mean stays; each step brings one figure at least to a multiple.
 *
 * @remarks A direction is found by elimination over the figures that are left: O(cells · relations) a
 * step, a step for each figure at most. In tables that are networks all directions are of -1, 0 and 1,
 * and everything is whole numbers.
 */
export function roundCells(
  counts: readonly number[],
  relations: readonly Relation[],
  base: number,
  random: Pick<Rng, 'uniform'>,
): { readonly counts: readonly number[] } | { readonly left: number } {
  const floors = counts.map((count) => Math.floor(count / base) * base)
  const rest = Float64Array.from(counts, (count, cell) => count - floors[cell]!)
  const isOpen = (cell: number) => rest[cell]! > 1e-6 && rest[cell]! < base - 1e-6
  for (;;) {
    const open = counts.flatMap((_, cell) => (isOpen(cell) ? [cell] : []))
    if (open.length === 0) break
    const direction = directionIn(open, relations)
    if (direction === null) return { left: open.length }
    follow(direction, rest, base, random)
  }
  const rounded = floors.map((floor, cell) => floor + (rest[cell]! > base / 2 ? base : 0))
  // Remainders are halves at worst; whole figures that do not add up would be a fault of arithmetic.
  const wrong = relations.filter((relation) => excessOf(relation, rounded) !== 0).length
  return wrong === 0 ? { counts: rounded } : { left: wrong }
}

function follow(
  direction: ReadonlyMap<number, number>,
  rest: Float64Array,
  base: number,
  random: Pick<Rng, 'uniform'>,
): void {
  const roomTo = (sign: 1 | -1) =>
    Math.min(
      ...[...direction].map(([cell, factor]) => {
        const step = sign * factor
        return (step > 0 ? base - rest[cell]! : rest[cell]!) / Math.abs(step)
      }),
    )
  const [forward, backward] = [roomTo(1), roomTo(-1)]
  // The mean of the step is nought: forward by chance backward / (forward + backward).
  const step = random.uniform() * (forward + backward) < backward ? forward : -backward
  for (const [cell, factor] of direction) {
    const value = rest[cell]! + step * factor
    rest[cell] = Math.abs(value - Math.round(value)) < 1e-7 ? Math.round(value) : value
  }
}

/** A way in which some figures can change while all sums hold; null where there is none. */
function directionIn(
  open: readonly number[],
  relations: readonly Relation[],
): ReadonlyMap<number, number> | null {
  const place = new Map(open.map((cell, at) => [cell, at]))
  const columns = open.length
  const reduced: { readonly row: Float64Array; readonly lead: number }[] = []
  for (const { total, parts } of relations) {
    const row = new Float64Array(columns)
    const totalAt = place.get(total)
    if (totalAt !== undefined) row[totalAt]! -= 1
    for (const part of parts) {
      const at = place.get(part)
      if (at !== undefined) row[at]! += 1
    }
    for (const { row: other, lead } of reduced) subtract(row, other, row[lead]!)
    const lead = row.findIndex((value) => Math.abs(value) > 1e-9)
    if (lead < 0) continue
    const factor = row[lead]!
    for (let at = 0; at < columns; at++) row[at]! /= factor
    for (const { row: other } of reduced) subtract(other, row, other[lead]!)
    reduced.push({ row, lead })
  }
  const leads = new Set(reduced.map(({ lead }) => lead))
  const free = open.findIndex((_, at) => !leads.has(at))
  if (free < 0) return null
  const direction = new Map([[open[free]!, 1]])
  for (const { row, lead } of reduced) {
    if (Math.abs(row[free]!) > 1e-9) direction.set(open[lead]!, -row[free]!)
  }
  return direction
}

function subtract(row: Float64Array, other: Float64Array, factor: number): void {
  if (Math.abs(factor) < 1e-12) return
  for (let at = 0; at < row.length; at++) {
    const value = row[at]! - factor * other[at]!
    row[at] = Math.abs(value) < 1e-12 ? 0 : value
  }
}
