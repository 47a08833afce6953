import { type AreaCode, DomainError } from '@corridor/kernel'
import { balanceTable, fitTwoWay, sum } from '@corridor/numeric'
import type { Movers } from './FlowTypes.ts'

/** Row errors of an offset fit, as a share of the persons that move. */
const OFFSET_PRECISION = 1e-12
/** Mild offsets take about 5 sweeps; where this many are not enough Newton is quicker. */
const MOST_SWEEPS = 60

/**
 * Allocates one birthplace's moves with weights: Y_ij = a_i w_ij b_j.
 *
 * @param movers who leaves and who arrives; arrivals are scaled to the departures.
 * @param weights w, row-major origin x destination over all areas.
 * @param sameArea whether origin = destination counts as a cell, as under independence.
 * @throws {DomainError} `infeasible` when zero weights leave persons without a way.
 */
export function offsetMovers(
  movers: Movers,
  weights: Float64Array,
  areas: readonly AreaCode[],
  sameArea: boolean,
): Movers {
  const arrivals = sum(movers.arriving)
  if (movers.leaving.length === 0 || arrivals === 0) return movers
  const total = sum(movers.leaving)
  const leaving = Float64Array.from(movers.leaving)
  const arriving = Float64Array.from(movers.arriving, (persons) => (persons * total) / arrivals)
  const table = selectWeights(movers, weights, areas.length, sameArea)
  return { ...movers, arriving, moves: fitMoves({ ...movers, leaving, arriving }, table, areas) }
}

/**
 * Moves a_i w_ij b_j with the margins of the movers.
 *
 * @param weights row-major over the movers' origins and destinations.
 * @throws {DomainError} `infeasible` when zero weights leave persons without a way.
 */
export function fitMoves(
  movers: Movers & { readonly leaving: Float64Array; readonly arriving: Float64Array },
  weights: Float64Array,
  areas: readonly AreaCode[],
): Float64Array {
  const { leaving, arriving } = movers
  const precision = OFFSET_PRECISION * sum(leaving)
  const fit = fitTwoWay(weights, leaving, arriving, {
    tolerance: precision,
    maximumSweeps: MOST_SWEEPS,
  })
  if (fit.largestError <= precision) return fit.values
  return balanceMoves(weights, leaving, arriving, areas[movers.birthplace]!)
}

function balanceMoves(
  table: Float64Array,
  rowTargets: Float64Array,
  columnTargets: Float64Array,
  birthplace: AreaCode,
): Float64Array {
  try {
    return balanceTable({ table, rowTargets, columnTargets }).values
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(
      error.code,
      `the offset leaves no way to allocate the moves of persons born in ${birthplace}: ` +
        error.message,
      { birthplace },
    )
  }
}

/** The weights of the movers' origins and destinations; 1 without weights, 0 for staying. */
export function selectWeights(
  { origins, destinations }: Movers,
  weights: Float64Array | null,
  size: number,
  sameArea: boolean,
): Float64Array {
  const table = new Float64Array(origins.length * destinations.length)
  for (let i = 0, cell = 0; i < origins.length; i++) {
    for (let j = 0; j < destinations.length; j++, cell++) {
      if (!sameArea && origins[i] === destinations[j]) continue
      table[cell] = weights === null ? 1 : weights[origins[i]! * size + destinations[j]!]!
    }
  }
  return table
}

/** Pairs named in a message; the details hold all. */
const MOST_PAIRS_NAMED = 5

/**
 * Refuses weights that are not there or negative.
 *
 * @param needsSameArea whether the diagonal is used.
 * @throws {DomainError} `shape_mismatch`, `missing_offset` (not a finite number) or
 * `negative_value`, naming the pairs.
 */
export function validateOffset(
  weights: Float64Array,
  areas: readonly AreaCode[],
  needsSameArea: boolean,
): void {
  const size = areas.length
  if (weights.length !== size * size) {
    throw new DomainError(
      'shape_mismatch',
      `the offset has ${weights.length} cells; ${size} areas need ${size * size}`,
    )
  }
  const missing: string[] = []
  for (let cell = 0; cell < weights.length; cell++) {
    if (!needsSameArea && cell % (size + 1) === 0) continue
    const pair = () => `${areas[Math.floor(cell / size)]}-${areas[cell % size]}`
    if (!Number.isFinite(weights[cell]!)) missing.push(pair())
    else if (weights[cell]! < 0) {
      throw new DomainError('negative_value', `the offset of ${pair()} is ${weights[cell]}`, {
        pair: pair(),
      })
    }
  }
  if (missing.length === 0) return
  const others = missing.length - MOST_PAIRS_NAMED
  throw new DomainError(
    'missing_offset',
    `the offset has no figure for ${missing.slice(0, MOST_PAIRS_NAMED).join(', ')}` +
      `${others > 0 ? ` and ${others} more pairs` : ''}; give a distance for every pair or ` +
      'leave the areas out',
    { pairs: missing },
  )
}
