import type { MoveType } from './types.ts'

/** Row-major flows origin x destination by type of move. Persons. */
export type FlowTypes = Readonly<Record<MoveType, Float64Array>>

/** Persons of one birthplace by area left and by area reached; the same total on both sides. */
export interface Movers {
  readonly birthplace: number
  readonly origins: ArrayLike<number>
  readonly leaving: ArrayLike<number>
  readonly destinations: ArrayLike<number>
  readonly arriving: ArrayLike<number>
  /** Row-major, origins x destinations; proportional to leaving x arriving when null. */
  readonly moves: Float64Array | null
}

export const emptyFlowTypes = (size: number): FlowTypes => ({
  outward: new Float64Array(size * size),
  return: new Float64Array(size * size),
  transit: new Float64Array(size * size),
})

/** Adds one birthplace's moves, in place; staying (origin = destination) is no move. */
export function addMoves(types: FlowTypes, size: number, movers: Movers): void {
  const { birthplace, origins, leaving, destinations, arriving, moves } = movers
  let arrivals = 0
  for (let j = 0; j < arriving.length; j++) arrivals += arriving[j]!
  if (!(arrivals > 0)) return
  for (let i = 0; i < origins.length; i++) {
    const origin = origins[i]!
    const row = origin * size
    const share = leaving[i]! / arrivals
    const into = origin === birthplace ? types.outward : types.transit
    for (let j = 0; j < destinations.length; j++) {
      const destination = destinations[j]!
      if (destination === origin) continue
      const persons = moves === null ? share * arriving[j]! : moves[i * destinations.length + j]!
      if (destination === birthplace) types.return[row + destination]! += persons
      else into[row + destination]! += persons
    }
  }
}

/** Outward + return + transit. */
export const addTypes = ({ outward, return: back, transit }: FlowTypes): Float64Array =>
  outward.map((persons, cell) => persons + back[cell]! + transit[cell]!)
