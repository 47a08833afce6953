import type { DistanceChoice, DistanceDecay } from '@corridor/flows'
import { type AreaCode, DomainError } from '@corridor/kernel'
import { listed } from '../files/readMatrix.ts'
import { type PairFigure, readPairs } from '../files/readPairs.ts'
import type { TextFile } from '../files/readTextFile.ts'
import { refuseProblems } from '../files/tableProblems.ts'

export interface LoadedDistances {
  readonly distance: DistanceChoice
  /** What was read otherwise than a reader of the file would expect, and the decay in force. */
  readonly notes: readonly string[]
}

/**
 * Distances of every pair of areas from `origin,destination,km`; a pair given in one direction
 * only holds in both.
 *
 * @throws {DomainError} `missing_offset` naming pairs without a distance; `negative_value` for a
 *   distance that is not above 0; what is wrong with the file otherwise.
 */
export function loadDistances(
  file: TextFile,
  areas: readonly AreaCode[],
  decay: DistanceDecay,
  withinKm: number | undefined,
): LoadedDistances {
  const pairs = readPairs(file, ['origin', 'destination', 'km'])
  const between = pairs.filter(({ from, to }) => from !== to)
  refuseProblems(between.filter(({ value }) => value === 0).map((pair) => zeroKm(file, pair)))
  const kmOf = new Map(between.map(({ from, to, value }) => [keyOf(from, to), value]))
  const km = new Float64Array(areas.length ** 2)
  const missing: string[] = []
  let mirrored = 0
  areas.forEach((origin, i) => {
    areas.forEach((destination, j) => {
      if (i === j) return
      const given = kmOf.get(keyOf(origin, destination))
      const found = given ?? kmOf.get(keyOf(destination, origin))
      if (found === undefined) missing.push(`${origin}-${destination}`)
      else if (given === undefined) mirrored += 1
      km[i * areas.length + j] = found ?? Number.NaN
    })
  })
  if (missing.length > 0) throw withoutDistance(file, missing)
  const known = new Set(areas)
  const others = between.filter(({ from, to }) => !known.has(from) || !known.has(to)).length
  const within = pairs.length - between.length
  return {
    distance: { km, decay, ...(withinKm !== undefined && { withinKm }) },
    notes: [
      describeDecay(decay, withinKm),
      ...(mirrored === 0 ? [] : [`${mirrored} distances were taken from the opposite direction.`]),
      ...(others === 0
        ? []
        : [`Not read from ${file.name}: ${others} pairs with areas that are not in the estimate.`]),
      ...(within === 0
        ? []
        : [
            `Not read from ${file.name}: ${within} distances within an area; see --distance-within.`,
          ]),
    ],
  }
}

const keyOf = (from: AreaCode, to: AreaCode): string => JSON.stringify([from, to])

const zeroKm = ({ name }: TextFile, { row, from, to }: PairFigure) => ({
  code: 'negative_value' as const,
  file: name,
  row,
  column: 'km',
  problem: `0 km between ${from} and ${to}`,
  fix: 'Write a distance above 0',
})

function withoutDistance({ name }: TextFile, missing: readonly string[]): DomainError {
  const count = missing.length === 1 ? '1 pair' : `${missing.length} pairs`
  return new DomainError(
    'missing_offset',
    `${name}: no distance for ${count}: ${listed(missing, 6)}. Add a line for each; one direction is enough`,
    { file: name, missing: missing.slice(0, 100), missingCount: missing.length },
  )
}

function describeDecay(decay: DistanceDecay, withinKm: number | undefined): string {
  const weight = decay.kind === 'power' ? `km^-${decay.beta}` : `exp(-${decay.gammaPerKm} km)`
  const within = withinKm === undefined ? '' : `, with ${withinKm} km within an area`
  return `Moves fall with distance by the weight ${weight}${within}.`
}
