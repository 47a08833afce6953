import { type AreaCode, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import type { Movers } from './FlowTypes.ts'
import { offsetMovers } from './offsetMovers.ts'
import type { TablePair } from './TablePair.ts'

/** Margins count as met within this share of the persons that move. */
const PRECISION = 1e-12
const MOST_ROUNDS = 2000

/**
 * One birthplace's moves when the user says how many stayed in each area: all others moved, and
 * nobody who moved ends where he began, Y_ij = a_i w_ij b_j off the diagonal.
 *
 * @param stayers d, row-major birthplace x residence. Persons.
 * @param weights w, row-major origin x destination, or null for none.
 * @throws {DomainError} `infeasible_stayers` naming birthplace, area and the bounds.
 * @source docs/methods/flows.md, section on fixed stayers
 * @remarks O(areas) a round, about 40 rounds; with weights O(areas^2) a round.
 */
export function fixedStayerMovers(
  { start, end }: TablePair,
  birthplace: number,
  areas: readonly AreaCode[],
  stayers: Float64Array,
  weights: Float64Array | null,
): Movers {
  const size = areas.length
  const from = birthplace * size
  const leaving = new Float64Array(size)
  const arriving = new Float64Array(size)
  const rounding = 1e-12 * sum(start.subarray(from, from + size))
  for (let area = 0, cell = from; area < size; area++, cell++) {
    leaving[area] = residual(start[cell]! - stayers[cell]!, rounding)
    arriving[area] = residual(end[cell]! - stayers[cell]!, rounding)
  }
  checkStayers({ start, end }, birthplace, areas, stayers, leaving, arriving)
  const places = Int32Array.from(areas.keys())
  const movers = {
    birthplace,
    origins: places,
    destinations: places,
    leaving,
    arriving,
    moves: null,
  }
  if (weights !== null) return offsetMovers(movers, weights, areas, false)
  const moves = allocateWithoutWeights(leaving, arriving)
  if (moves !== null) return { ...movers, moves }
  return offsetMovers(movers, new Float64Array(size * size).fill(1), areas, false)
}

const residual = (persons: number, rounding: number): number =>
  Math.abs(persons) <= rounding ? 0 : persons

function checkStayers(
  { start, end }: TablePair,
  birthplace: number,
  areas: readonly AreaCode[],
  stayers: Float64Array,
  leaving: Float64Array,
  arriving: Float64Array,
): void {
  const moving = sum(leaving)
  areas.forEach((area, place) => {
    const cell = birthplace * areas.length + place
    const [left, came] = [leaving[place]!, arriving[place]!]
    const fixed = stayers[cell]!
    if (fixed >= 0 && left >= 0 && came >= 0 && left + came <= moving * (1 + 1e-9)) return
    const most = Math.min(start[cell]!, end[cell]!)
    // What leaves and enters the area must find a counterpart elsewhere.
    const least = Math.max(0, fixed + left + came - moving)
    throw new DomainError(
      'infeasible_stayers',
      `${fixed} stayers born in ${areas[birthplace]} and living in ${area} are not possible: ` +
        (least > most
          ? `with the other stayers of that birthplace no number is (at least ${least}, at most ${most})`
          : `give between ${least} and ${most}, or change the other stayers of that birthplace`),
      { birthplace: areas[birthplace], area, fixed, least, most },
    )
  })
}

/** Margins of a table with empty diagonal and no weights; null where the rounds do not settle. */
function allocateWithoutWeights(
  leaving: Float64Array,
  arriving: Float64Array,
): Float64Array | null {
  const size = leaving.length
  const moving = sum(leaving)
  const moves = new Float64Array(size * size)
  if (moving === 0) return moves
  const hub = leaving.findIndex((persons, i) => persons + arriving[i]! >= moving * (1 - PRECISION))
  if (hub >= 0) {
    // Everybody leaves from or goes to this area, so nothing is left to choose.
    for (let other = 0; other < size; other++) {
      if (other === hub) continue
      moves[hub * size + other] = arriving[other]!
      moves[other * size + hub] = leaving[other]!
    }
    return moves
  }
  const a = leaving.slice()
  const b = arriving.map((persons) => persons / moving)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fromAll = sum(a)
    for (let j = 0; j < size; j++) b[j] = arriving[j]! === 0 ? 0 : arriving[j]! / (fromAll - a[j]!)
    const toAll = sum(b)
    let error = 0
    for (let i = 0; i < size; i++) {
      error = Math.max(error, Math.abs(a[i]! * (toAll - b[i]!) - leaving[i]!))
    }
    if (error <= PRECISION * moving) {
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) if (i !== j) moves[i * size + j] = a[i]! * b[j]!
      }
      return moves
    }
    for (let i = 0; i < size; i++) a[i] = leaving[i]! === 0 ? 0 : leaving[i]! / (toAll - b[i]!)
  }
  return null
}
