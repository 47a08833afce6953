import { type AnnualDemography, DEMOGRAPHY_COLUMNS, DEMOGRAPHY_HEADER } from './AnnualDemography.ts'
import { orderByAreaAndYear } from './checkDemography.ts'

/**
 * The compact content of annual demography, ordered by area and year, figures rounded to a
 * thousandth of a person. Reading it back gives an equal table.
 */
export function writeDemography(table: AnnualDemography): string {
  const places = orderByAreaAndYear(table)
  const lines = places.map((place) => {
    const figures = DEMOGRAPHY_COLUMNS.map(
      ([, key]) => Math.round(table[key][place]! * 1000) / 1000,
    )
    return [table.area[place], table.year[place], ...figures].join(',')
  })
  return `${[DEMOGRAPHY_HEADER.join(','), ...lines].join('\n')}\n`
}
