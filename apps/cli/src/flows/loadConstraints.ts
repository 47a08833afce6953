import type { DistanceDecay, FlowOptions, KnownFlow } from '@corridor/flows'
import { type AreaCode, DomainError } from '@corridor/kernel'
import { UsageError } from '../exitCodes.ts'
import { type PairFigure, readPairs } from '../files/readPairs.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { FlowInputs } from './FlowInputs.ts'
import { loadDistances } from './loadDistances.ts'
import { withFile } from './withFile.ts'

/** What an estimate must meet beside the accounts, as it stands on the command line. */
export interface ConstraintOptions {
  /** File of distances between areas. */
  readonly distances?: string
  readonly distanceDecay?: DistanceDecay
  /** Distance within an area, kilometres. */
  readonly distanceWithin?: number
  /** File of flows known from elsewhere. */
  readonly knownFlows?: string
  /** File of known numbers of stayers. */
  readonly fixedStayers?: string
}

/** The inputs with the files among their sources, and the engine's options for them. */
export interface LoadedConstraints {
  readonly inputs: FlowInputs
  readonly options: Pick<FlowOptions, 'distance' | 'knownFlows' | 'fixedStayers'>
}

/**
 * Reads the files of constraints; without any, inputs and options are as they were.
 *
 * @throws {DomainError} with every problem by file, line and column; `unknown_area` for stayers of
 *   an area that the estimate does not have.
 */
export async function loadConstraints(
  given: FlowInputs,
  options: ConstraintOptions,
): Promise<LoadedConstraints> {
  const { areas } = given.input
  const { distances, distanceDecay, distanceWithin, knownFlows, fixedStayers } = options
  let constrained: LoadedConstraints = { inputs: given, options: {} }
  if (distances !== undefined && distanceDecay !== undefined) {
    const file = await readTextFile(distances)
    const { distance, notes } = loadDistances(file, areas, distanceDecay, distanceWithin)
    constrained = { inputs: withFile(given, 'distances', file, notes), options: { distance } }
  }
  if (knownFlows !== undefined) {
    const file = await readTextFile(knownFlows)
    const flows = readPairs(file, ['origin', 'destination', 'persons']).map(
      ({ from, to, value }): KnownFlow => ({ origin: from, destination: to, persons: value }),
    )
    constrained = {
      inputs: withFile(constrained.inputs, 'known-flows', file, [
        `Flows known from ${file.name}: ${flows.length}; the others are estimated around them.`,
      ]),
      options: { ...constrained.options, knownFlows: flows },
    }
  }
  if (fixedStayers !== undefined) {
    const file = await readTextFile(fixedStayers)
    const pairs = readPairs(file, ['birthplace', 'residence', 'persons'])
    constrained = {
      inputs: withFile(constrained.inputs, 'fixed-stayers', file, [
        `Stayers fixed by ${file.name}: ${pairs.length} pairs of birthplace and residence; the others stay as many as the accounts allow.`,
      ]),
      options: { ...constrained.options, fixedStayers: stayersTable(pairs, areas) },
    }
  }
  return constrained
}

/** @throws {UsageError} for distances without a decay, or a decay without distances. */
export function checkDistances(options: ConstraintOptions): void {
  const { distances, distanceDecay, distanceWithin } = options
  if (distances !== undefined && distanceDecay === undefined) {
    throw new UsageError('--distances needs the decay; add for example --distance-decay power=1')
  }
  if (distances === undefined && (distanceDecay !== undefined || distanceWithin !== undefined)) {
    throw new UsageError('a decay with distance needs the distances; add --distances <file>')
  }
}

/** Birthplace x residence; as many as the accounts allow where no number is given. */
function stayersTable(pairs: readonly PairFigure[], areas: readonly AreaCode[]): Float64Array {
  const size = areas.length
  const stayers = new Float64Array(size * size).fill(Infinity)
  for (const { from, to, value } of pairs) {
    const [row, column] = [areas.indexOf(from), areas.indexOf(to)]
    if (row < 0 || column < 0) {
      throw new DomainError(
        'unknown_area',
        `stayers born in ${from} and living in ${to}: the estimate does not have both areas`,
        { birthplace: from, residence: to },
      )
    }
    stayers[row * size + column] = value
  }
  return stayers
}
