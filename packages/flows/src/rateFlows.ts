import { type AreaCode, DomainError } from '@corridor/kernel'
import { columnSums, solveLinear, sum } from '@corridor/numeric'
import type { FlowInput } from './types.ts'

/**
 * Shares out the volume of net migration like the stocks: F = M S / sum S, off the diagonal.
 *
 * @param input stock at the start; net migration, or else births, deaths and both tables, of which
 * net migration is population change - births + deaths.
 * @returns row-major flows, origin x destination. Persons. Their total is M = sum |net migration|.
 * @throws {DomainError} `missing_value` when net migration is neither given nor derivable.
 * @source Dennett (2016), Migration rates; Abel and Cohen (2019), column mig_rate
 */
export function estimateRateFlows(input: FlowInput): Float64Array {
  const size = input.areas.length
  const volume = sum(netMigrationOf(input).map(Math.abs))
  const flows = input.stockStart.slice()
  for (let area = 0; area < size; area++) flows[area * size + area] = 0
  const stock = sum(flows)
  return flows.map((persons) => (stock === 0 ? 0 : (persons / stock) * volume))
}

/** Net migration as given, else as the residual of population change, births and deaths. */
function netMigrationOf(input: FlowInput): Float64Array {
  if (input.netMigration !== null) return input.netMigration
  const implied = impliedNetMigration(input)
  if (implied === null) {
    throw new DomainError(
      'missing_value',
      'the method migration-rates needs net migration, or births and deaths to derive it from',
    )
  }
  return implied
}

/** Population change - births + deaths of each area; null without births and deaths. Persons. */
export function impliedNetMigration(input: FlowInput): Float64Array | null {
  const { areas, stockStart, stockEnd, births, deaths } = input
  if (births === null || deaths === null) return null
  const before = columnSums(stockStart, areas.length, areas.length)
  const after = columnSums(stockEnd, areas.length, areas.length)
  return after.map((population, area) => population - before[area]! - births[area]! + deaths[area]!)
}

/**
 * Legacy comparison, not a method of `FLOW_METHODS`: transition rates G = inverse(S0) E0 applied to
 * the populations at the start. Negative flows are common.
 *
 * @returns row-major flows, origin x destination, zero diagonal. Persons, may be negative.
 * @throws {DomainError} `singular_stocks` when the table at the start has no inverse.
 * @source Rogers and von Rabenau (1971)
 * @remarks O(areas^3).
 */
export function estimateRogersRabenau(input: {
  readonly areas: readonly AreaCode[]
  readonly stockStart: Float64Array
  readonly stockEnd: Float64Array
}): Float64Array {
  const size = input.areas.length
  const rates = solveLinear(input.stockStart, input.stockEnd, size)
  if (rates === null) {
    throw new DomainError(
      'singular_stocks',
      'the stock table at the start has no inverse, so no rates can be derived from it; ' +
        'areas without any stock, or with proportional stocks, must be left out',
    )
  }
  const population = columnSums(input.stockStart, size, size)
  return rates.map((rate, cell) =>
    cell % (size + 1) === 0 ? 0 : rate * population[Math.floor(cell / size)]!,
  )
}
