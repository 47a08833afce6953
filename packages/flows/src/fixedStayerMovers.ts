import { type AreaCode, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import type { Movers } from './FlowTypes.ts'
import { minimumMovers } from './minimumMovers.ts'
import { offsetMovers } from './offsetMovers.ts'
import type { TablePair } from './TablePair.ts'

/** Margins count as met within this share of the persons that move. */
const PRECISION = 1e-12
const MOST_ROUNDS = 2000

/**
 * One birthplace's moves when the user says how many stayed in each area: all others moved, and
 * nobody who moved ends where he began, Y_ij = a_i w_ij b_j off the diagonal.
 *
 * @param stayers d, row-major birthplace x residence; Infinity where as many stay as can. Persons.
 * @param weights w, row-major origin x destination, or null for none.
 * @throws {DomainError} `infeasible_stayers` naming birthplace, area and the bounds; never a cell
 * in which as many stay as can.
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
  const fixed = stayers.slice(from, from + size)
  const most = new Float64Array(size)
  for (let area = 0, cell = from; area < size; area++, cell++) {
    most[area] = Math.min(start[cell]!, end[cell]!)
    if (fixed[area] === Infinity) fixed[area] = most[area]!
    leaving[area] = residual(start[cell]! - fixed[area]!, rounding)
    arriving[area] = residual(end[cell]! - fixed[area]!, rounding)
  }
  if (fixed.every((persons, area) => persons === most[area])) {
    const needed = minimumMovers({ start, end }, birthplace, size)
    return weights === null ? needed : offsetMovers(needed, weights, areas, false)
  }
  const accounts = { birthplace, areas, fixed, most, leaving, arriving }
  checkBounds(accounts)
  checkCounterparts(accounts)
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

/** One birthplace: who stays, the most that could, and who leaves and enters each area. Persons. */
interface StayerAccounts {
  readonly birthplace: number
  readonly areas: readonly AreaCode[]
  readonly fixed: Float64Array
  readonly most: Float64Array
  readonly leaving: Float64Array
  readonly arriving: Float64Array
}

/** Nobody can stay who was not there at both dates. */
function checkBounds(accounts: StayerAccounts): void {
  const { fixed, leaving, arriving, most } = accounts
  const place = fixed.findIndex(
    (persons, area) => !(persons >= 0 && leaving[area]! >= 0 && arriving[area]! >= 0),
  )
  if (place < 0) return
  const moving = sum(leaving.map((persons) => Math.max(persons, 0)))
  const others = moving - Math.max(leaving[place]!, 0)
  const least = Math.max(0, fixed[place]! + arriving[place]! - others)
  throw impossibleStayers(accounts, place, least, most[place]!)
}

/**
 * What leaves and enters an area must find a counterpart elsewhere. Where as many stay as can and
 * still too many come (tables that were relaxed), the cell furthest below its most is to blame.
 */
function checkCounterparts(accounts: StayerAccounts): void {
  const { fixed, most, leaving, arriving } = accounts
  const moving = sum(leaving)
  const excess = (area: number): number => leaving[area]! + arriving[area]! - moving
  const room = (area: number): number => most[area]! - fixed[area]!
  const places = [...fixed.keys()]
  const short = places.filter((area) => excess(area) > 1e-9 * moving)
  if (short.length === 0) return
  const place = short.find((area) => room(area) > 0)
  if (place !== undefined) {
    const least = Math.max(0, fixed[place]! + excess(place))
    throw impossibleStayers(accounts, place, least, most[place]!)
  }
  const lowered = places.reduce((found, area) => (room(area) > room(found) ? area : found))
  throw impossibleStayers(accounts, lowered, 0, fixed[lowered]! - excess(short[0]!))
}

function impossibleStayers(
  { birthplace, areas, fixed }: StayerAccounts,
  place: number,
  least: number,
  most: number,
): DomainError {
  // Hundredths inside the bounds are easier to give than all their digits.
  const [low, high] = [Math.ceil(least * 100) / 100, Math.floor(most * 100) / 100]
  const range = low > high ? [least, most] : [low, high]
  const [born, area, persons] = [areas[birthplace], areas[place], fixed[place]!]
  return new DomainError(
    'infeasible_stayers',
    `${persons} stayers born in ${born} and living in ${area} are not possible: ` +
      (least > most
        ? `with the other stayers of that birthplace no number is (at least ${least}, at most ${most})`
        : `give between ${range[0]} and ${range[1]}, or change the other stayers of that birthplace`),
    { birthplace: born, area, fixed: persons, least, most },
  )
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
