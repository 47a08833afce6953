import {
  corridorFlowsRoute,
  countryFlowsRoute,
  type Grouping,
  regionalMatrixRoute,
  routeUrl,
  stocksRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'

/** The tables that can be asked for. */
export const TABLES = ['world', 'regions', 'top', 'corridor', 'country', 'stocks'] as const
export type Table = (typeof TABLES)[number]

/** What else a table needs besides the estimate. */
export interface TableWishes {
  readonly grouping: Grouping
  readonly origin: string
  readonly destination: string
}

/** The addresses of one table, as CSV and as JSON, below the server's own. */
export interface TableAddress {
  readonly csv: string
  readonly json: string
}

/**
 * The address of a table of the interface.
 *
 * @param choice the estimate; stocks take only their release from it.
 */
export function tableAddress(
  table: Table,
  choice: EstimateChoice,
  { grouping, origin, destination }: TableWishes,
): TableAddress {
  const { period, method, stocks, demography, sex } = choice
  const estimate = { period, method, stocks, demography, sex }
  const both = <Input>(write: (format?: 'csv') => Input) => ({ csv: write('csv'), json: write() })
  switch (table) {
    case 'world':
      return both((format) => routeUrl(worldMatrixRoute, estimate, format))
    case 'regions':
      return both((format) => routeUrl(regionalMatrixRoute, { ...estimate, grouping }, format))
    case 'top':
      return both((format) => routeUrl(topCorridorsRoute, { ...estimate, limit: 500 }, format))
    case 'corridor':
      return both((format) =>
        routeUrl(corridorFlowsRoute, { corridor: `${origin}-${destination}`, sex }, format),
      )
    case 'country':
      return both((format) => routeUrl(countryFlowsRoute, { ...estimate, area: origin }, format))
    case 'stocks':
      return both((format) =>
        routeUrl(stocksRoute, { origin, release: stocks, detail: 'partners' }, format),
      )
  }
}

/** Which further wishes a table takes. */
export const tableNeeds = (table: Table) => ({
  estimate: table !== 'stocks' && table !== 'corridor',
  grouping: table === 'regions',
  origin: table === 'corridor' || table === 'country' || table === 'stocks',
  destination: table === 'corridor',
})
