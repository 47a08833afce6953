import type { Area, NationalTable } from '@corridor/contract'
import { importTidyStocks, type KnownArea, type StockTable, stockColumns } from '@corridor/evidence'

/** What of a file can be used in an estimate, and what not. */
export interface NationalImport {
  readonly tables: readonly NationalTable[]
  /** Years of the file that are not the start or the end of the period. */
  readonly yearsLeftOut: readonly number[]
  /** Destinations and origins that the estimate does not have, with their persons. */
  readonly destinationsLeftOut: readonly string[]
  readonly originsLeftOut: readonly { readonly origin: string; readonly persons: number }[]
  /** Whether the file has figures for the sex that is estimated. */
  readonly sexCovered: boolean
}

export interface NationalTarget {
  /** Areas of the estimate. */
  readonly areas: readonly string[]
  readonly years: { readonly start: number; readonly end: number }
  readonly sex: 'both' | 'female' | 'male'
  readonly others: NationalTable['others']
  /** The file's name. */
  readonly source: string
}

/**
 * A national file as tables of a scenario, one for each destination and date.
 *
 * @param bytes tidy text `year,origin,destination,sex,persons`.
 * @throws {DomainError} `bad_file` with `details.problems`, `too_large`.
 */
export function readNationalFile(
  bytes: Uint8Array,
  knownAreas: readonly KnownArea[],
  target: NationalTarget,
): NationalImport {
  const { table } = importTidyStocks(bytes, { fileName: target.source, knownAreas })
  return nationalTables(table, target)
}

/** The part of a stock table that an estimate can use. */
function nationalTables(stocks: StockTable, target: NationalTarget): NationalImport {
  const { areas, years, sex, others, source } = target
  const known = new Set(areas)
  const dates = (['start', 'end'] as const).filter((date) => stocks.years.includes(years[date]))
  const sexCovered = stocks.sexes.includes(sex)
  const tables = new Map<string, NationalTable>()
  const unknown = { destinations: new Set<string>(), origins: new Map<string, number>() }
  for (const date of sexCovered ? dates : []) {
    const columns = stockColumns(stocks, years[date], sex)
    for (const [row, destination] of columns.destination.entries()) {
      const [origin, persons] = [columns.origin[row]!, columns.persons[row]!]
      if (!known.has(destination)) unknown.destinations.add(destination)
      else if (!known.has(origin)) {
        unknown.origins.set(origin, (unknown.origins.get(origin) ?? 0) + persons)
      } else {
        const key = `${date} ${destination}`
        const table = tables.get(key) ?? { table: date, destination, rows: [], others, source }
        tables.set(key, { ...table, rows: [...table.rows, { origin, persons }] })
      }
    }
  }
  return {
    tables: [...tables.values()],
    yearsLeftOut: stocks.years.filter((year) => year !== years.start && year !== years.end),
    destinationsLeftOut: [...unknown.destinations],
    originsLeftOut: [...unknown.origins].map(([origin, persons]) => ({ origin, persons })),
    sexCovered,
  }
}

/** Areas as the checks of a file want them. */
export const knownAreas = (areas: Iterable<Area>): readonly KnownArea[] =>
  Array.from(areas, ({ code, iso2, m49, names }) => ({
    code,
    originOnly: false,
    otherCodes: [iso2, m49, m49 === null ? null : String(Number(m49))].filter(
      (other) => other !== null,
    ),
    names: [names.en, names.fr, names.es, names.ar],
  }))
