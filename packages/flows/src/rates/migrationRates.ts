import { type AreaCode, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import { flowTable } from '../indices/FlowTable.ts'
import { migrationEffectivenessPercent } from '../indices/intensity.ts'
import { netAndGross } from '../netAndGross.ts'
import type { RateBasis, RatePopulation } from './ratePopulation.ts'

export interface RateOptions {
  readonly population: RatePopulation
  /** Length of the period. */
  readonly years: number
  /** `period` (default) counts all persons of the period; `year` divides by its length. */
  readonly per?: 'period' | 'year'
}

/** Migration per 1,000 persons. NaN where an area has no population in the source. */
export interface MigrationRates {
  readonly areas: readonly AreaCode[]
  readonly basis: RateBasis
  readonly vintage: string
  readonly years: number
  readonly per: 'period' | 'year'
  /** What the rates of an area are divided by; NaN where it has none. Persons. */
  readonly population: Float64Array
  /** By area, per 1,000 of its population. */
  readonly emigration: Float64Array
  readonly immigration: Float64Array
  readonly net: Float64Array
  /** 100 (arrivals - departures) / (arrivals + departures), -100..100; NaN without either. */
  readonly effectivenessPercent: Float64Array
  /** 100 sum|net| / sum(arrivals + departures) of all areas; NaN without flows. */
  readonly systemEffectivenessPercent: number
  /** Row-major, origin x destination, per 1,000 of the population of the origin. */
  readonly perOrigin: Float64Array
  /** Row-major, origin x destination, per 1,000 of the population of the destination. */
  readonly perDestination: Float64Array
  /** Row-major; 100 (there - back) / (there + back), -100..100; NaN without either. */
  readonly pairEffectivenessPercent: Float64Array
  /** All persons of all areas that have a population, and flows per 1,000 of them. */
  readonly systemPopulation: number
  readonly systemRate: number
  /** Areas whose rates are NaN. */
  readonly withoutPopulation: readonly AreaCode[]
}

/**
 * Rates of emigration, immigration and net migration, of every corridor, and how effective
 * migration is in shifting population.
 *
 * @param areas in the order of the flows.
 * @param persons row-major, origin x destination; the diagonal is not counted.
 * @throws {DomainError} `shape_mismatch`; `negative_value` for a negative flow; `bad_option` for
 * years that are not above 0.
 * @remarks O(areas^2). Rates of transitions between two dates, not of moves: see
 * docs/methods/rates.md.
 * @source Bell et al. (2002), Journal of the Royal Statistical Society A 165(3)
 */
export function migrationRates(
  areas: readonly AreaCode[],
  persons: Float64Array,
  { population, years, per = 'period' }: RateOptions,
): MigrationRates {
  if (!(years > 0 && years < Infinity)) {
    throw new DomainError('bad_option', `a period of ${years} years; give its length`, { years })
  }
  const { arrivals, departures, net, gross, pairNet, pairInterchange } = netAndGross(areas, persons)
  const flows = flowTable(persons)
  const people = populationOf(areas, population)
  const per1000 = (count: number, population: number): number =>
    (1000 * count) / population / (per === 'year' ? years : 1)
  const rate = (count: number, area: number): number => per1000(count, people[area]!)
  const systemPopulation = sum(people.filter((population) => !Number.isNaN(population)))
  const size = areas.length
  return {
    areas,
    basis: population.basis,
    vintage: population.vintage,
    years,
    per,
    population: people,
    emigration: departures.map(rate),
    immigration: arrivals.map(rate),
    net: net.map(rate),
    effectivenessPercent: net.map((balance, area) => 100 * (balance / gross[area]!)),
    systemEffectivenessPercent: migrationEffectivenessPercent(flows),
    perOrigin: flows.persons.map((count, cell) => rate(count, Math.floor(cell / size))),
    perDestination: flows.persons.map((count, cell) => rate(count, cell % size)),
    pairEffectivenessPercent: pairNet.map(
      (balance, cell) => 100 * (balance / pairInterchange[cell]!),
    ),
    systemPopulation,
    systemRate: systemPopulation > 0 ? per1000(flows.total, systemPopulation) : Number.NaN,
    withoutPopulation: areas.filter((_, area) => Number.isNaN(people[area]!)),
  }
}

/** In the order of the flows; NaN where there is nobody to count on. */
function populationOf(areas: readonly AreaCode[], given: RatePopulation): Float64Array {
  const known = new Map(given.areas.map((area, row) => [area, given.population[row]!]))
  return Float64Array.from(areas, (area) => {
    const people = known.get(area) ?? Number.NaN
    return people > 0 ? people : Number.NaN
  })
}
