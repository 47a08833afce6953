import { areasRoute, flowOptionsRoute, releasesRoute, stocksRoute } from '@corridor/contract'
import type { QueryClient } from '@tanstack/react-query'
import { routeQuery } from '../../app/useRoute.ts'

/** Asks for the figures of a country's page while its code is still on the way. */
export function countryRouteLoader(queries: QueryClient, area: string): void {
  void queries.prefetchQuery(routeQuery(areasRoute, {}))
  void queries.prefetchQuery(routeQuery(flowOptionsRoute, {}))
  void queries.prefetchQuery(routeQuery(releasesRoute, {}))
  if (!/^[A-Z]{3}$/.test(area)) return
  void queries.prefetchQuery(routeQuery(stocksRoute, { origin: area, detail: 'total' }))
  void queries.prefetchQuery(routeQuery(stocksRoute, { destination: area, detail: 'total' }))
}
