import { type AreaCode, DomainError } from '@corridor/kernel'
import type { DistanceDecay } from '../distanceOffset.ts'
import type { DistanceChoice } from '../types.ts'

/** Distances that a scenario brings with it: kilometres by origin, then destination. */
export interface ScenarioDistances {
  readonly km: Readonly<Record<AreaCode, Readonly<Record<AreaCode, number>>>>
}

/** How moves fall with distance in a scenario, and with which distances. */
export type ScenarioDecay = DistanceDecay & {
  /** Distance within an area, which independence and pseudo-Bayes need. */
  readonly withinKm?: number | undefined
  readonly distances?: ScenarioDistances | undefined
}

/** Pairs that `details` names; the others are counted. */
const MOST_PAIRS = 100
/** Pairs that the message names. */
const MOST_IN_WORDS = 6

/**
 * The distances of a scenario as the engine takes them; a pair given in one direction only holds in
 * both, and pairs of areas that the estimate does not have are not read.
 *
 * @throws {DomainError} `missing_offset` for a decay without distances, and naming the pairs without
 * one in `details.missing` (the first hundred) and `details.missingCount`.
 * @remarks O(areas squared).
 * @example
 * const decay = { kind: 'power', beta: 1, distances: { km: { NPL: { QAT: 3360 } } } } as const
 * distanceChoice(['NPL', 'QAT'], decay).km // => [0, 3360, 3360, 0]
 */
export function distanceChoice(areas: readonly AreaCode[], decay: ScenarioDecay): DistanceChoice {
  const { distances, withinKm } = decay
  if (distances === undefined) {
    throw new DomainError(
      'missing_offset',
      'The scenario lets moves fall with distance, but no distances come with it, and Corridor ships none. Load a table of distances, or take that change out of the scenario.',
    )
  }
  const km = new Float64Array(areas.length ** 2)
  const missing: string[] = []
  areas.forEach((origin, row) => {
    const from = distances.km[origin]
    areas.forEach((destination, column) => {
      if (row === column) return
      const found = from?.[destination] ?? distances.km[destination]?.[origin]
      if (found === undefined) missing.push(`${origin}-${destination}`)
      km[row * areas.length + column] = found ?? Number.NaN
    })
  })
  if (missing.length > 0) throw withoutDistance(missing)
  return { km, decay: formOf(decay), ...(withinKm !== undefined && { withinKm }) }
}

/** Form and parameter alone, as they are reported with the result. */
const formOf = (decay: ScenarioDecay): DistanceDecay =>
  decay.kind === 'power'
    ? { kind: 'power', beta: decay.beta }
    : { kind: 'exponential', gammaPerKm: decay.gammaPerKm }

function withoutDistance(missing: readonly string[]): DomainError {
  const count = missing.length === 1 ? '1 pair' : `${missing.length} pairs`
  const named = missing.slice(0, MOST_IN_WORDS).join(', ')
  const more = missing.length - MOST_IN_WORDS
  return new DomainError(
    'missing_offset',
    `There is no distance for ${count}: ${named}${more > 0 ? ` and ${more} more` : ''}. Add a line for each to the table of distances; one direction is enough.`,
    { missing: missing.slice(0, MOST_PAIRS), missingCount: missing.length },
  )
}
