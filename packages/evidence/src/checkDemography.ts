import type { AnnualDemography } from './AnnualDemography.ts'

/** A year in which the population does not follow from the one before and the components. */
export interface DemographyImbalance {
  readonly area: string
  readonly year: number
  /** Place of the year in the table. */
  readonly place: number
  /** Population minus what the year before, births, deaths and net migration give. Persons. */
  readonly persons: number
  readonly share: number
}

/** A year that is missing between two others of the same area. */
export interface DemographyGap {
  readonly area: string
  readonly year: number
  /** Place of the next year that is there. */
  readonly place: number
}

const LARGEST_SHARE = 0.005
const MOST_PERSONS_OFF = 1000

/**
 * Years in which population of 31 December minus that of a year before differs from births - deaths
 * + net migration by over 0.5 % of the population or over 1,000 persons, and years that are missing.
 *
 * @param table in any order.
 * @returns both lists ordered by area and year. Findings to look at, not errors: sources round, and
 * censuses break series.
 * @remarks O(rows log rows).
 */
export function checkDemography(table: AnnualDemography): {
  readonly imbalances: DemographyImbalance[]
  readonly gaps: DemographyGap[]
} {
  const imbalances: DemographyImbalance[] = []
  const gaps: DemographyGap[] = []
  const { area, year, population31December: population } = table
  const places = orderByAreaAndYear(table)
  for (let i = 1; i < places.length; i++) {
    const [before, place] = [places[i - 1]!, places[i]!]
    if (area[before] !== area[place]) continue
    if (year[place]! > year[before]! + 1) {
      gaps.push({ area: area[place]!, year: year[before]! + 1, place })
      continue
    }
    const expected =
      population[before]! + table.births[place]! - table.deaths[place]! + table.netMigration[place]!
    const persons = population[place]! - expected
    const share = Math.abs(persons) / Math.max(population[before]!, 1)
    if (share > LARGEST_SHARE || Math.abs(persons) > MOST_PERSONS_OFF) {
      imbalances.push({ area: area[place]!, year: year[place]!, place, persons, share })
    }
  }
  return { imbalances, gaps }
}

/** Places of the rows in the order of area and year. */
export function orderByAreaAndYear({ area, year }: AnnualDemography): number[] {
  const places = area.map((_, place) => place)
  return places.sort((a, b) => {
    if (area[a] === area[b]) return year[a]! - year[b]!
    return area[a]! < area[b]! ? -1 : 1
  })
}
