/**
 * Births, deaths, net migration and population by area and calendar year, as parallel columns
 * ordered by area and year. Persons.
 */
export interface AnnualDemography {
  readonly area: string[]
  readonly year: Int32Array
  readonly births: Float64Array
  readonly deaths: Float64Array
  readonly netMigration: Float64Array
  readonly population31December: Float64Array
}

/** The columns of figures and their names in files. */
export const DEMOGRAPHY_COLUMNS = [
  ['births', 'births'],
  ['deaths', 'deaths'],
  ['net_migration', 'netMigration'],
  ['population_31_december', 'population31December'],
] as const

export const DEMOGRAPHY_HEADER = ['area', 'year', ...DEMOGRAPHY_COLUMNS.map(([name]) => name)]

/** The rows in the given order of places. */
export function pickDemography(
  table: AnnualDemography,
  places: readonly number[],
): AnnualDemography {
  const pick = (column: ArrayLike<number>) => Float64Array.from(places, (place) => column[place]!)
  return {
    area: places.map((place) => table.area[place]!),
    year: Int32Array.from(places, (place) => table.year[place]!),
    births: pick(table.births),
    deaths: pick(table.deaths),
    netMigration: pick(table.netMigration),
    population31December: pick(table.population31December),
  }
}
