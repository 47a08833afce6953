import type { Movers } from './FlowTypes.ts'

/** Persons of one birthplace who moved between two areas, by their places. */
export function movesBetween(movers: Movers, from: number, to: number): number {
  const i = Array.prototype.indexOf.call(movers.origins, from)
  const j = Array.prototype.indexOf.call(movers.destinations, to)
  if (i < 0 || j < 0) return 0
  if (movers.moves !== null) return movers.moves[i * movers.destinations.length + j]!
  let arrivals = 0
  for (let k = 0; k < movers.arriving.length; k++) arrivals += movers.arriving[k]!
  return (movers.leaving[i]! * movers.arriving[j]!) / arrivals
}
