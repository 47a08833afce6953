import { type AreaCode, DomainError } from '@corridor/kernel'
import { balanceTable, columnSums, rowSums, sum } from '@corridor/numeric'
import { checkDeaths } from './removeDeaths.ts'
import type { TablePair } from './TablePair.ts'

/**
 * Deaths by birthplace from the accounts themselves: those born in k who are missing at the end
 * must have died, whatever area they lived in.
 *
 * The death matrix has the row totals start + births - end of each birthplace and the deaths of
 * each area as column totals, and otherwise the pattern of the stock at the start.
 *
 * @returns the stock at the start without those who died; row-major, birthplace x residence.
 * @throws {DomainError} `negative_death_margin` when a birthplace has more survivors than persons,
 * which is the usual case with births; `bad_option` when the tables were not brought to one total
 * before; `deaths_exceed_population` when a cell would lose more than it has.
 * @source Abel (2013), section 3.2
 */
export function fitDeaths(
  { start, end }: TablePair,
  births: Float64Array,
  deaths: Float64Array,
  areas: readonly AreaCode[],
): Float64Array {
  const size = areas.length
  checkDeaths(deaths, columnSums(start, size, size), areas)
  const atEnd = rowSums(end, size, size)
  const missing = rowSums(start, size, size).map((persons, k) => persons + births[k]! - atEnd[k]!)
  checkMargins(missing, deaths, sum(start), areas)
  const died = balanceTable({
    table: start,
    rowTargets: missing.map((persons) => Math.max(persons, 0)),
    columnTargets: deaths,
  }).values
  return start.map((persons, cell) => {
    const left = persons - died[cell]!
    if (left >= -1e-9 * persons) return Math.max(left, 0)
    throw new DomainError(
      'deaths_exceed_population',
      `fitting the deaths takes ${died[cell]} of the ${persons} persons born in ` +
        `${areas[Math.floor(cell / size)]} and living in ${areas[cell % size]}; ` +
        'use deaths in proportion',
      { birthplace: areas[Math.floor(cell / size)], residence: areas[cell % size] },
    )
  })
}

function checkMargins(
  missing: Float64Array,
  deaths: Float64Array,
  total: number,
  areas: readonly AreaCode[],
): void {
  const rounding = 1e-12 * total
  const negative = areas.filter((_, k) => missing[k]! < -rounding)
  if (negative.length > 0) {
    throw new DomainError(
      'negative_death_margin',
      `fitting the deaths is not possible: ${negative.join(', ')} ` +
        `${negative.length === 1 ? 'has' : 'have'} more survivors by birthplace at the end than ` +
        'persons at the start and births; use deaths in proportion',
      { areas: negative },
    )
  }
  const difference = sum(missing) - sum(deaths)
  if (Math.abs(difference) > 1e-3) {
    throw new DomainError(
      'bad_option',
      `fitting the deaths needs tables of one total, but they differ by ${difference} persons; ` +
        'use a closed method with the global match before births and deaths',
      { difference },
    )
  }
}
