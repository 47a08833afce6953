import { codesOf } from '@corridor/cube'
import { DomainError, SEXES, type Sex } from '@corridor/kernel'
import { codeCollector } from './codeCollector.ts'
import { buildStockTable, type StockTable, stockColumns } from './StockTable.ts'

/** One destination and year whose figures now are those of the national table. */
export interface ReplacedColumn {
  readonly destination: string
  readonly year: number
  readonly sex: Sex
  /** Persons of every origin together, null where the table had none. */
  readonly personsBefore: number | null
  readonly personsAfter: number | null
}

export interface Overlay {
  readonly table: StockTable
  /** Ordered by destination, year and sex; `personsAfter` is null for a sex that the national table lacks. */
  readonly replaced: readonly ReplacedColumn[]
  /** Years of the national table that the base does not have, and that were not taken over. */
  readonly yearsLeftOut: readonly number[]
}

/**
 * Lays a national table over a world table: for each destination and year of the national table, all
 * figures of the base for that destination and year give way to it, of every origin and sex.
 *
 * A sex that the national table does not give for a destination and year has no figures there
 * afterwards, so that figures of two sources are never added up.
 *
 * @param base a world table.
 * @param national stocks of one or more destinations.
 * @throws {DomainError} `period_not_covered` when the two have no year in common.
 * @remarks O(observations of both).
 * @example
 * const { table, replaced } = layOverBase(world, census)
 * replaced[0] // => { destination: 'QAT', year: 2020, sex: 'both', personsBefore: 2226192, personsAfter: 2300000 }
 */
export function layOverBase(base: StockTable, national: StockTable): Overlay {
  const years = national.years.filter((year) => base.years.includes(year))
  if (years.length === 0) {
    throw new DomainError(
      'period_not_covered',
      `The national table is for ${national.years.join(', ')}; the base has ${base.years.join(', ')}. Give figures for a year that the base has`,
      { national: national.years, base: base.years },
    )
  }
  const rows = { base: totalsOf(base, years), national: totalsOf(national, years) }
  const given = new Set([...rows.national.keys()].map((key) => key.slice(0, key.lastIndexOf(','))))
  const isReplaced = (destination: string, year: number) => given.has(`${destination},${year}`)
  return {
    table: mergeTables(base, national, years, isReplaced),
    replaced: listReplaced(given, rows.base, rows.national),
    yearsLeftOut: national.years.filter((year) => !base.years.includes(year)),
  }
}

/** Persons by `destination,year,sex`. */
function totalsOf(table: StockTable, years: readonly number[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const year of years) {
    for (const sex of table.sexes) {
      const { destination, persons } = stockColumns(table, year, sex)
      for (const [i, code] of destination.entries()) {
        const key = `${code},${year},${sex}`
        totals.set(key, (totals.get(key) ?? 0) + persons[i]!)
      }
    }
  }
  return totals
}

function mergeTables(
  base: StockTable,
  national: StockTable,
  shared: readonly number[],
  isReplaced: (destination: string, year: number) => boolean,
): StockTable {
  const columns = {
    sex: codeCollector(SEXES),
    year: codeCollector(codesOf(base.cube, 'year')),
    origin: codeCollector(),
    destination: codeCollector(),
  }
  const persons: number[] = []
  const copy = (table: StockTable, year: number, wanted: (destination: string) => boolean) => {
    for (const sex of table.sexes) {
      const stock = stockColumns(table, year, sex)
      for (const [i, destination] of stock.destination.entries()) {
        if (!wanted(destination)) continue
        columns.sex.add(sex)
        columns.year.add(String(year))
        columns.origin.add(stock.origin[i]!)
        columns.destination.add(destination)
        persons.push(stock.persons[i]!)
      }
    }
  }
  for (const year of base.years) copy(base, year, (destination) => !isReplaced(destination, year))
  for (const year of shared) copy(national, year, () => true)
  return buildStockTable({
    sex: columns.sex.column(),
    year: columns.year.column(),
    origin: columns.origin.column(),
    destination: columns.destination.column(),
    persons,
  })
}

function listReplaced(
  given: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReplacedColumn[] {
  return [...given].sort().flatMap((key) => {
    const [destination, year] = key.split(',')
    return SEXES.flatMap((sex) => {
      const personsBefore = before.get(`${key},${sex}`) ?? null
      const personsAfter = after.get(`${key},${sex}`) ?? null
      if (personsBefore === null && personsAfter === null) return []
      return [{ destination: destination!, year: Number(year), sex, personsBefore, personsAfter }]
    })
  })
}
