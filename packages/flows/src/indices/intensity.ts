import { sum } from '@corridor/numeric'
import type { FlowTable } from './FlowTable.ts'

/**
 * Share of migration that changes populations: 100 sum|N_i| / sum(I_i + O_i), percent.
 * NaN without flows.
 *
 * @source Bell et al. (2002), JRSS A 165(3)
 */
export const migrationEffectivenessPercent = ({ arrivals, departures, total }: FlowTable): number =>
  (100 * sumAbsoluteNet(arrivals, departures)) / (2 * total)

/** 100 * half the absolute net migration of all areas over their population, percent. */
export const aggregateNetMigrationRatePercent = (
  { arrivals, departures }: FlowTable,
  population: Float64Array,
): number => (50 * sumAbsoluteNet(arrivals, departures)) / sum(population)

/** 100 * migrants over population, percent. */
export const crudeMigrationProbabilityPercent = (
  { total }: FlowTable,
  population: Float64Array,
): number => (100 * total) / sum(population)

/**
 * Courgeau's k: the crude migration probability over ln(n^2), comparable between different numbers
 * of areas.
 *
 * @source Courgeau (1973), Population 28(3)
 */
export const courgeauK = (flows: FlowTable, population: Float64Array): number =>
  crudeMigrationProbabilityPercent(flows, population) / Math.log(flows.size ** 2)

/** Sum over pairs of flow over what a uniform propensity would give, F_ij / (M p_i p_j / P^2). */
export function preferenceIndex(flows: FlowTable, population: Float64Array): number {
  return sumWeighted(flows, population) * (sum(population) ** 2 / flows.total)
}

/** Migration velocity: sum over pairs of F_ij P / (p_i p_j). */
export function velocityIndex(flows: FlowTable, population: Float64Array): number {
  return sumWeighted(flows, population) * sum(population)
}

function sumWeighted({ size, persons }: FlowTable, population: Float64Array): number {
  let total = 0
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      if (persons[cell]! > 0) total += persons[cell]! / (population[i]! * population[j]!)
    }
  }
  return total
}

function sumAbsoluteNet(arrivals: Float64Array, departures: Float64Array): number {
  return arrivals.reduce((total, into, area) => total + Math.abs(into - departures[area]!), 0)
}
