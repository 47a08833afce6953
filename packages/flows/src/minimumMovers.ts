import type { Movers } from './FlowTypes.ts'
import type { TablePair } from './TablePair.ts'

/**
 * Who of one birthplace must have moved if as many as possible stayed: areas that lost persons
 * share their losses out over the areas that gained, in proportion to the gains.
 *
 * Nobody is both a loser and a gainer, so this closed form is the quasi-independence solution that
 * other programs iterate to. Where the two totals differ (relaxed balancing), the losses count.
 *
 * @source Abel (2013), section 2.3; docs/methods/flows.md
 * @remarks O(areas), then losers x gainers cells.
 */
export function minimumMovers({ start, end }: TablePair, birthplace: number, size: number): Movers {
  const origins: number[] = []
  const leaving: number[] = []
  const destinations: number[] = []
  const arriving: number[] = []
  for (let area = 0, cell = birthplace * size; area < size; area++, cell++) {
    const change = end[cell]! - start[cell]!
    if (change < 0) {
      origins.push(area)
      leaving.push(-change)
    } else if (change > 0) {
      destinations.push(area)
      arriving.push(change)
    }
  }
  return { birthplace, origins, leaving, destinations, arriving, moves: null }
}

/**
 * One birthplace's persons if where one goes did not depend on where one was: everybody takes part,
 * stayers included.
 *
 * @remarks O(areas), then residences at the start x residences at the end cells.
 */
export function independentMovers(
  { start, end }: TablePair,
  birthplace: number,
  size: number,
): Movers {
  const origins: number[] = []
  const leaving: number[] = []
  const destinations: number[] = []
  const arriving: number[] = []
  for (let area = 0, cell = birthplace * size; area < size; area++, cell++) {
    if (start[cell]! > 0) {
      origins.push(area)
      leaving.push(start[cell]!)
    }
    if (end[cell]! > 0) {
      destinations.push(area)
      arriving.push(end[cell]!)
    }
  }
  return { birthplace, origins, leaving, destinations, arriving, moves: null }
}
