import { type AreaCode, DomainError, formatPeriod, type Period } from '@corridor/kernel'
import type { AnnualDemography, PeriodDemography } from './types.ts'

/**
 * Births, deaths, net migration and population from mid-year to mid-year, out of calendar years.
 *
 * Half of the first and of the last calendar year counts, and the years between in full; a
 * mid-year population is the mean of the two 31-December populations around it. Where population
 * change does not equal births - deaths + net migration, half of the difference is added at the
 * start and half taken off at the end, so that the accounts add up; `discrepancy` keeps it.
 *
 * @param annual components by area and calendar year. Persons.
 * @param period mid-year to mid-year; needs the years from the one before it to its last.
 * @returns one entry an area, in order of first appearance. Persons.
 * @throws {DomainError} `period_not_covered` when no area has one of the years; `missing_value`
 * when single areas lack it or a figure; `duplicate_area` when an area has a year twice. All name
 * area and year.
 * @remarks O(rows). Mid-year figures are exact for the calendar years given; within a year events
 * are assumed to fall evenly.
 * @source docs/methods/flows.md, input recipe, step 2
 */
export function accumulatePeriodDemography(
  annual: AnnualDemography,
  period: Period,
): PeriodDemography {
  const rows = indexRows(annual, period)
  const area = [...rows.keys()]
  const result = {
    area,
    births: new Float64Array(area.length),
    deaths: new Float64Array(area.length),
    netMigration: new Float64Array(area.length),
    populationStart: new Float64Array(area.length),
    populationEnd: new Float64Array(area.length),
    discrepancy: new Float64Array(area.length),
  }
  area.forEach((code, place) => {
    const row = rows.get(code)!
    const over = (column: ArrayLike<number>): number => sumMidYearToMidYear(column, row)
    const midYear = (first: number): number =>
      (annual.population31December[row[first]!]! + annual.population31December[row[first + 1]!]!) /
      2
    const [births, deaths, net] = [
      over(annual.births),
      over(annual.deaths),
      over(annual.netMigration),
    ]
    const [start, end] = [midYear(0), midYear(row.length - 2)]
    const discrepancy = end - start - births + deaths - net
    result.births[place] = births
    result.deaths[place] = deaths
    result.netMigration[place] = net
    result.populationStart[place] = start + discrepancy / 2
    result.populationEnd[place] = end - discrepancy / 2
    result.discrepancy[place] = discrepancy
  })
  return result
}

/** `rows`: the year before the period, then every year of it. */
function sumMidYearToMidYear(column: ArrayLike<number>, rows: readonly number[]): number {
  const last = rows.length - 1
  let total = (column[rows[1]!]! + column[rows[last]!]!) / 2
  for (let year = 2; year < last; year++) total += column[rows[year]!]!
  return total
}

/** Where each area's years stand, from the year before the period to its last. */
function indexRows(annual: AnnualDemography, period: Period): Map<AreaCode, readonly number[]> {
  const first = period.from - 1
  const length = period.to - first + 1
  const rows = new Map<AreaCode, number[]>()
  const covered = new Set<number>()
  annual.area.forEach((area, row) => {
    const year = annual.year[row]!
    const places = rows.get(area) ?? new Array<number>(length).fill(-1)
    rows.set(area, places)
    if (year < first || year > period.to) return
    covered.add(year)
    if (places[year - first] !== -1) {
      throw new DomainError('duplicate_area', `${area} has two rows for ${year}`, { area, year })
    }
    places[year - first] = row
  })
  checkYears(rows, covered, period)
  checkFigures(annual, rows)
  return rows
}

function checkYears(
  rows: ReadonlyMap<AreaCode, readonly number[]>,
  covered: ReadonlySet<number>,
  period: Period,
): void {
  const first = period.from - 1
  for (let year = first; year <= period.to; year++) {
    if (covered.has(year)) continue
    throw new DomainError(
      'period_not_covered',
      `${formatPeriod(period)} needs population, births, deaths and net migration for every year ` +
        `from ${first} to ${period.to}; there is nothing for ${year}`,
      { year, from: first, to: period.to },
    )
  }
  const gaps: { area: AreaCode; year: number }[] = []
  for (const [area, places] of rows) {
    places.forEach((row, place) => {
      if (row < 0) gaps.push({ area, year: first + place })
    })
  }
  if (gaps.length === 0) return
  throw new DomainError(
    'missing_value',
    `no demographic figures for ${gaps
      .slice(0, 5)
      .map(({ area, year }) => `${area} in ${year}`)
      .join(', ')}${gaps.length > 5 ? ` and ${gaps.length - 5} more` : ''}; ` +
      'give them or leave the area out',
    { missing: gaps },
  )
}

function checkFigures(
  annual: AnnualDemography,
  rows: ReadonlyMap<AreaCode, readonly number[]>,
): void {
  const columns = {
    births: annual.births,
    deaths: annual.deaths,
    'net migration': annual.netMigration,
    'population on 31 December': annual.population31December,
  }
  for (const [area, places] of rows) {
    for (const row of places) {
      for (const [name, column] of Object.entries(columns)) {
        if (Number.isFinite(column[row])) continue
        const year = annual.year[row]
        throw new DomainError('missing_value', `${name} of ${area} in ${year}: no figure`, {
          area,
          year,
          column: name,
        })
      }
    }
  }
}
