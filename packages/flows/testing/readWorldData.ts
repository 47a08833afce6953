import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type AnnualDemography,
  accumulatePeriodDemography,
  COMPOSITE_AREAS,
  compositesFor,
  type PreparedAccounts,
  prepareDemographicAccounts,
  type StockColumns,
} from '../src/index.ts'
import { readCsv } from './readCsv.ts'

/** The figures that come with Corridor. */
const SHIPPED = fileURLToPath(new URL('../../../data/', import.meta.url))

/** Stock table and population figures of one vintage, in full. */
export interface WorldData {
  readonly stocksOf: (year: number) => StockColumns
  readonly annual: AnnualDemography
}

/** International Migrant Stock of a revision with the World Population Prospects that goes with it. */
export function readWorldData(revision: 2020 | 2024): WorldData {
  const stocks = readCsv(`${SHIPPED}un-ims-${revision}/observations.csv.gz`).filter(
    (row) => row.sex === 'both',
  )
  const annual = readCsv(`${SHIPPED}un-wpp-${revision === 2020 ? 2022 : 2024}/observations.csv.gz`)
  const figures = (column: string): number[] => annual.map((row) => Number(row[column]))
  return {
    stocksOf: (year) => {
      const rows = stocks.filter((row) => row[year] !== '')
      return {
        origin: rows.map((row) => row.origin!),
        destination: rows.map((row) => row.destination!),
        persons: rows.map((row) => Number(row[year])),
      }
    },
    annual: {
      area: annual.map((row) => row.area!),
      year: figures('year'),
      births: figures('births'),
      deaths: figures('deaths'),
      netMigration: figures('net_migration'),
      population31December: figures('population_31_december'),
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

/** The region of each area of the 2014 figure: its 196 countries and the two composites. */
export function readFigureRegions(): ReadonlyMap<string, string> {
  const { areas } = JSON.parse(readFileSync(`${SHIPPED}areas/areas.json`, 'utf8')) as {
    areas: readonly Readonly<Record<'code' | 'science2014' | 'science2014Basis', string>>[]
  }
  return new Map(
    areas
      .filter(
        ({ code, science2014Basis }) =>
          science2014Basis === 'published' || code === 'SCG' || code === 'SUD',
      )
      .map(({ code, science2014 }) => [code, science2014]),
  )
}
