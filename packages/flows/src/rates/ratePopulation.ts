import { type AreaCode, DomainError, formatPeriod, type Period } from '@corridor/kernel'
import { columnSums } from '@corridor/numeric'
import { memberships } from '../compositeAreas.ts'
import type { AnnualDemography, CompositeArea, FlowInput, PeriodDemography } from '../types.ts'

/** Which population a rate is counted on. */
export type RateBasis =
  /** Mean of the populations at the start and at the end. */
  | 'average'
  /** Population in the middle of the period. */
  | 'mid-period'
  /** Population at the start: the persons exposed to the risk of leaving. */
  | 'start'
  | 'end'

/** Denominators of rates, with what they are. Persons. */
export interface RatePopulation {
  readonly areas: readonly AreaCode[]
  /** NaN where the source has none. */
  readonly population: Float64Array
  readonly basis: RateBasis
  /** The release they come from, for example `un-wpp-2024`. */
  readonly vintage: string
}

/**
 * Populations of a period as denominators.
 *
 * @param demography of the period; populations of composite members are summed.
 * @param composites those that apply to the period (`compositesFor`).
 * @example
 * ratePopulation(demography, { basis: 'average', vintage: 'un-wpp-2024', composites: [] })
 */
export function ratePopulation(
  { area, populationStart, populationEnd }: PeriodDemography,
  {
    basis,
    vintage,
    composites,
  }: {
    readonly basis: Exclude<RateBasis, 'mid-period'>
    readonly vintage: string
    readonly composites: readonly CompositeArea[]
  },
): RatePopulation {
  const of = {
    average: (row: number) => (populationStart[row]! + populationEnd[row]!) / 2,
    start: (row: number) => populationStart[row]!,
    end: (row: number) => populationEnd[row]!,
  }[basis]
  return { ...sumMembers(area, of, composites), basis, vintage }
}

/**
 * Populations that two stock tables hold, as denominators: all who live in an area, the native-born
 * on the diagonal included. Of prepared accounts these are the populations of the demography.
 *
 * @example
 * stockPopulation(input, { basis: 'average', vintage: 'un-wpp-2024' })
 */
export function stockPopulation(
  { areas, stockStart, stockEnd }: FlowInput,
  {
    basis,
    vintage,
  }: { readonly basis: Exclude<RateBasis, 'mid-period'>; readonly vintage: string },
): RatePopulation {
  const [start, end] = [stockStart, stockEnd].map((table) =>
    columnSums(table, areas.length, areas.length),
  ) as [Float64Array, Float64Array]
  const population = {
    average: () => start.map((persons, area) => (persons + end[area]!) / 2),
    start: () => start,
    end: () => end,
  }[basis]()
  return { areas, population, basis, vintage }
}

/**
 * Populations in the middle of a period, from 31-December populations: of a period of an even
 * number of years the mean of the two around that mid-year, of an odd number the one at that
 * turn of the year.
 *
 * @throws {DomainError} `period_not_covered` when no area has the years needed.
 * @example
 * midPeriodPopulation(annual, { from: 2015, to: 2020 }, options) // 31 December 2017
 */
export function midPeriodPopulation(
  annual: AnnualDemography,
  period: Period,
  {
    vintage,
    composites,
  }: { readonly vintage: string; readonly composites: readonly CompositeArea[] },
): RatePopulation {
  const middle = (period.from + period.to) / 2
  const years = Number.isInteger(middle) ? [middle - 1, middle] : [Math.floor(middle)]
  const sums = new Map<AreaCode, { total: number; years: number }>()
  annual.area.forEach((area, row) => {
    if (!years.includes(annual.year[row]!)) return
    const sum = sums.get(area) ?? { total: 0, years: 0 }
    sum.total += annual.population31December[row]!
    sum.years++
    sums.set(area, sum)
  })
  const complete = [...sums].filter(([, sum]) => sum.years === years.length)
  if (complete.length === 0) {
    throw new DomainError(
      'period_not_covered',
      `the middle of ${formatPeriod(period)} needs the population on 31 December of ${years.join(' and ')}`,
      { years },
    )
  }
  const areas = complete.map(([area]) => area)
  const of = (row: number): number => complete[row]![1].total / years.length
  return { ...sumMembers(areas, of, composites), basis: 'mid-period', vintage }
}

/** A composite has a population only if all its members have. */
function sumMembers(
  areas: readonly AreaCode[],
  of: (row: number) => number,
  composites: readonly CompositeArea[],
): Pick<RatePopulation, 'areas' | 'population'> {
  const memberOf = memberships(composites)
  const sums = new Map<AreaCode, number>()
  areas.forEach((area, row) => {
    const code = memberOf.get(area) ?? area
    sums.set(code, (sums.get(code) ?? 0) + of(row))
  })
  for (const { code, members } of composites) {
    if (sums.has(code) && !members.every((area) => areas.includes(area))) {
      sums.set(code, Number.NaN)
    }
  }
  return { areas: [...sums.keys()], population: Float64Array.from(sums.values()) }
}
