import type { RowBounds } from '../simulations/intervalWords.ts'
import type { Flow } from './worldFacts.ts'

/** The answer of the world matrix: columns of equal length. */
export interface WorldCells {
  readonly areas: readonly string[]
  readonly origin: readonly number[]
  readonly destination: readonly number[]
  readonly persons: readonly number[]
  /** Ends of the interval in the order of `persons`; absent or null without a simulation. */
  readonly lower?: readonly number[] | null | undefined
  readonly median?: readonly number[] | null | undefined
  readonly upper?: readonly number[] | null | undefined
}

/** Arrivals less departures of every area. Persons. */
export function netMigration(cells: WorldCells): ReadonlyMap<string, number> {
  const net = new Float64Array(cells.areas.length)
  for (const [cell, persons] of cells.persons.entries()) {
    net[cells.origin[cell]!]! -= persons
    net[cells.destination[cell]!]! += persons
  }
  return new Map(cells.areas.map((code, index) => [code, net[index]!]))
}

/**
 * All flows, with their intervals, or what remains of each pair after the opposite direction is taken
 * off: the interval of that is not known from those of the two directions.
 */
export function listFlows(
  cells: WorldCells,
  measure: 'gross' | 'net',
): readonly (Flow & RowBounds)[] {
  const { areas, origin, destination, persons } = cells
  const flows = persons.map((value, cell) => ({
    from: areas[origin[cell]!]!,
    to: areas[destination[cell]!]!,
    persons: value,
  }))
  if (measure === 'gross') {
    return flows.map((flow, cell) => ({
      ...flow,
      lower: cells.lower?.[cell],
      median: cells.median?.[cell],
      upper: cells.upper?.[cell],
    }))
  }
  const byPair = new Map(flows.map((flow) => [`${flow.from}>${flow.to}`, flow.persons]))
  return flows
    .map((flow) => ({
      ...flow,
      persons: flow.persons - (byPair.get(`${flow.to}>${flow.from}`) ?? 0),
    }))
    .filter((flow) => flow.persons > 0)
}

/** The classes of the map: counts of persons, not rates. Bounds belong to the class nearer to zero. */
export const NET_BOUNDS = [1_000_000, 100_000, 10_000] as const

export const NET_CLASSES = [
  'loss-3',
  'loss-2',
  'loss-1',
  'even',
  'gain-1',
  'gain-2',
  'gain-3',
] as const

export type NetClass = (typeof NET_CLASSES)[number]

/** The ground stays pale so that the arcs stand out on it. */
export const groundColour = (name: NetClass): string => `$${name}/62`

/**
 * The class of a net migration figure.
 *
 * @example
 * netClass(-250000) // => 'loss-2'
 */
export function netClass(persons: number): NetClass {
  const above = NET_BOUNDS.filter((bound) => Math.abs(persons) > bound).length
  return NET_CLASSES[3 + Math.sign(persons) * above]!
}
