import {
  type AnnualDemography,
  accumulatePeriodDemography,
  COMPOSITE_AREAS,
  compositesFor,
  type PreparedAccounts,
  prepareDemographicAccounts,
  type StockColumns,
} from '../src/index.ts'
import { FLOW_DATA, readCsv } from './readShared.ts'

/** Stock table and population figures of one vintage, in full. */
export interface WorldData {
  readonly stocksOf: (year: number) => StockColumns
  readonly annual: AnnualDemography
}

/** International Migrant Stock of a revision with the World Population Prospects that goes with it. */
export function readWorldData(revision: 2020 | 2024): WorldData {
  const stocks = readCsv(`${FLOW_DATA}un_ims${revision}_stock.csv.gz`)
  const annual = readCsv(`${FLOW_DATA}wpp${revision === 2020 ? 2022 : 2024}_annual.csv`)
  const persons = (column: string): number[] =>
    annual.map((row) => Math.round(Number(row[column]) * 1e6) / 1e3)
  return {
    stocksOf: (year) => {
      const rows = stocks.filter((row) => Number(row.year) === year)
      return {
        origin: rows.map((row) => row.birth!),
        destination: rows.map((row) => row.dest!),
        persons: rows.map((row) => Number(row.both)),
      }
    },
    annual: {
      area: annual.map((row) => row.iso3!),
      year: annual.map((row) => Number(row.year)),
      births: persons('births_thousand'),
      deaths: persons('deaths_thousand'),
      netMigration: persons('net_migration_thousand'),
      population31December: persons('pop_dec31_thousand'),
    },
  }
}

/** The input recipe on one period of a vintage. */
export function prepareWorld(
  { stocksOf, annual }: WorldData,
  from: number,
  to: number,
): PreparedAccounts {
  return prepareDemographicAccounts({
    stockStart: stocksOf(from),
    stockEnd: stocksOf(to),
    demography: accumulatePeriodDemography(annual, { from, to }),
    composites: compositesFor({ from, to }, COMPOSITE_AREAS),
    residualOrigins: ['_OTH'],
  })
}
