import type { CellTask } from './CountedCells.ts'
import { isSafe } from './isSafe.ts'

/**
 * Tries every choice of cells that could leave out fewer people, or as many in fewer cells, than the
 * pattern known.
 *
 * @param free cells that may be left out although they are not small.
 * @remarks At most 2 to the power of their number audits.
 */
export function bestPattern(
  task: CellTask,
  free: readonly number[],
  known: readonly boolean[] | null,
): readonly boolean[] | null {
  const { counts, isSmall, isUnpublished } = task
  const order = free.toSorted((one, other) => counts[one]! - counts[other]! || one - other)
  const taken = order.filter((cell) => known?.[cell])
  let best = known
  let least =
    known === null
      ? { people: Number.POSITIVE_INFINITY, cells: Number.POSITIVE_INFINITY }
      : { people: taken.reduce((sum, cell) => sum + counts[cell]!, 0), cells: taken.length }
  const hidden = isSmall.map((one, cell) => one || isUnpublished[cell]!)
  const look = (next: number, people: number, cells: number): void => {
    const isBetter = people < least.people || (people === least.people && cells < least.cells)
    if (!isBetter) return
    if (isSafe(task, hidden)) {
      best = [...hidden]
      least = { people, cells }
      return
    }
    for (let place = next; place < order.length; place++) {
      const cell = order[place]!
      hidden[cell] = true
      look(place + 1, people + counts[cell]!, cells + 1)
      hidden[cell] = false
    }
  }
  look(0, 0, 0)
  return best
}
