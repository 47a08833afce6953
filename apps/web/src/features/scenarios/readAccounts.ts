import type { accountsRoute, SparseStocks } from '@corridor/contract'
import type { FlowInput, FlowOptions } from '@corridor/flows'
import type { RouteOutput } from '../../app/fetchRoute.ts'

export type Accounts = RouteOutput<typeof accountsRoute>

/** The figures of an estimate as the engine takes them. */
export const readAccounts = (accounts: Accounts): FlowInput => ({
  areas: accounts.areas,
  stockStart: fillTable(accounts.stockStart, accounts.areas.length),
  stockEnd: fillTable(accounts.stockEnd, accounts.areas.length),
  births: column(accounts.births),
  deaths: column(accounts.deaths),
  netMigration: column(accounts.netMigration),
})

const column = (figures: readonly number[] | null): Float64Array | null =>
  figures === null ? null : Float64Array.from(figures)

function fillTable({ birthplace, residence, persons }: SparseStocks, size: number): Float64Array {
  const table = new Float64Array(size * size)
  for (const [place, figure] of persons.entries()) {
    table[birthplace[place]! * size + residence[place]!] = figure
  }
  return table
}

/** The options of the engine, those at their default left out. */
export function readOptions({ options }: Accounts): FlowOptions {
  const { method, pseudoBayesWeight, whenInfeasible } = options
  return {
    method,
    ...(pseudoBayesWeight !== undefined && { pseudoBayesWeight }),
    ...(whenInfeasible !== undefined && { whenInfeasible }),
  }
}
