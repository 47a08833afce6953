import type { CellTask } from './CountedCells.ts'
import type { PossibleMove } from './MoveSearch.ts'

/**
 * The cube of a cell that leaves out the fewest people besides those already left out, then the fewest
 * cells, and in which the cell can move as far as it must, up and down together.
 *
 * @returns null where no cubes are known, or none is wide enough.
 */
export function cheapestCube(
  { counts, least, width, isFree, cubesOf }: CellTask,
  hidden: readonly boolean[],
  cell: number,
): readonly PossibleMove[] | null {
  if (cubesOf === undefined) return null
  const priceOf = (one: number) => (hidden[one] ? 0 : counts[one]!)
  const prices = { isUsable: (one: number) => hidden[one]! || isFree[one]!, priceOf }
  const roomIn = (cells: readonly number[]) =>
    cells.reduce((room, one) => Math.min(room, counts[one]! - least[one]!), width[cell]!)
  let best: {
    readonly price: number
    readonly size: number
    readonly moves: readonly PossibleMove[]
  } | null = null
  for (const { rising, falling } of cubesOf(cell, prices)) {
    const cells = [...rising, ...falling]
    const price = cells.reduce((sum, one) => sum + priceOf(one), 0)
    const size = cells.reduce((sum, one) => sum + (hidden[one] ? 0 : 1), 0)
    if (best !== null && (price > best.price || (price === best.price && size >= best.size)))
      continue
    if (!cells.every(prices.isUsable)) continue
    // Up as far as what falls allows, down as far as what rises does.
    const up = roomIn(falling)
    const down = Math.min(roomIn(rising), width[cell]! - up)
    if (up + down < width[cell]!) continue
    const moveBy = (by: number): PossibleMove => ({
      isWhole: true,
      move: new Map([
        ...rising.map((one): [number, number] => [one, by]),
        ...falling.map((one): [number, number] => [one, -by]),
      ]),
    })
    best = { price, size, moves: [up, -down].filter((by) => by !== 0).map(moveBy) }
  }
  return best?.moves ?? null
}
