import { DomainError } from '@corridor/kernel'
import { balanceTable } from '@corridor/numeric'
import type { FlowTable } from './FlowTable.ts'

/** Mean distance of a move, weighted by persons; km if the distances are. NaN without flows. */
export function meanDistance(flows: FlowTable, distances: Float64Array): number {
  checkDistances(flows, distances)
  let total = 0
  for (let cell = 0; cell < distances.length; cell++) {
    if (flows.persons[cell]! > 0) total += flows.persons[cell]! * distances[cell]!
  }
  return total / flows.total
}

/** Where the score of the elasticity counts as zero, as a share of the flow-weighted spread. */
const SCORE_PRECISION = 1e-12
const MOST_STEPS = 100

/**
 * Distance elasticity: the exponent beta of a Poisson regression of the flows on one effect for
 * each origin, one for each destination, and ln(distance).
 *
 * At the maximum of the likelihood the fitted flows have the observed row and column totals, so for
 * a given beta they are distance^beta balanced to those margins; beta is then the root of
 * sum (F - fitted) ln(distance), which falls steadily. Flows are not rounded.
 *
 * @param distances row-major, > 0 off the diagonal.
 * @throws {DomainError} `missing_offset` where a distance is missing or not positive;
 * `not_converged`.
 * @source Flowerdew and Aitkin (1982), Journal of Regional Science 22(2)
 * @remarks About ten balanced tables: 1 s for 229 areas.
 */
export function distanceElasticity(flows: FlowTable, distances: Float64Array): number {
  checkDistances(flows, distances)
  const logs = distances.map((km, cell) => (cell % (flows.size + 1) === 0 ? 0 : Math.log(km)))
  const score = (beta: number): number => scoreOf(flows, logs, beta)
  const precision = SCORE_PRECISION * flows.total
  // Bracket the root around 0, then regula falsi with halving (Illinois), which keeps the bracket.
  let [low, lowScore] = [-1, score(-1)]
  let [high, highScore] = [1, score(1)]
  for (let step = 0; lowScore < 0 && step < 6; step++) {
    ;[high, highScore, low] = [low, lowScore, low * 2]
    lowScore = score(low)
  }
  for (let step = 0; highScore > 0 && step < 6; step++) {
    ;[low, lowScore, high] = [high, highScore, high * 2]
    highScore = score(high)
  }
  for (let step = 0, side = 0; step < MOST_STEPS && lowScore >= 0 && highScore <= 0; step++) {
    const beta = (low * highScore - high * lowScore) / (highScore - lowScore)
    const value = score(beta)
    if (Math.abs(value) <= precision || high - low < 1e-14) return beta
    if (value > 0) {
      ;[low, lowScore] = [beta, value]
      if (side === 1) highScore /= 2
      side = 1
    } else {
      ;[high, highScore] = [beta, value]
      if (side === -1) lowScore /= 2
      side = -1
    }
  }
  throw new DomainError('not_converged', 'these flows have no finite distance elasticity')
}

/** Derivative of the log-likelihood with both sets of effects at their best for this beta. */
function scoreOf(
  { persons, departures, arrivals, size }: FlowTable,
  logs: Float64Array,
  beta: number,
) {
  const pattern = logs.map((log, cell) => (cell % (size + 1) === 0 ? 0 : Math.exp(beta * log)))
  const fitted = balanceTable({ table: pattern, rowTargets: departures, columnTargets: arrivals })
  return logs.reduce((total, log, cell) => total + (persons[cell]! - fitted.values[cell]!) * log, 0)
}

function checkDistances({ size, persons }: FlowTable, distances: Float64Array): void {
  if (distances.length !== persons.length) {
    throw new DomainError('shape_mismatch', `${size} areas need ${size * size} distances`)
  }
  const bad = distances.findIndex(
    (km, cell) => cell % (size + 1) !== 0 && !(km > 0 && km < Infinity),
  )
  if (bad < 0) return
  throw new DomainError(
    'missing_offset',
    `no distance between areas ${Math.floor(bad / size) + 1} and ${(bad % size) + 1}`,
    { origin: Math.floor(bad / size), destination: bad % size },
  )
}
