import {
  areasRoute,
  corridorFlowsRoute,
  flowOptionsRoute,
  releasesRoute,
  stocksRoute,
  throughWhomRoute,
} from '@corridor/contract'
import type { QueryClient } from '@tanstack/react-query'
import { routeQuery } from '../../app/useRoute.ts'

/** Asks for the figures of the corridor page while its code is still on the way. */
export function corridorRouteLoader(queries: QueryClient, corridor: string): void {
  const [origin, destination] = corridor.split('-')
  void queries.prefetchQuery(routeQuery(areasRoute, {}))
  void queries.prefetchQuery(routeQuery(flowOptionsRoute, {}))
  void queries.prefetchQuery(routeQuery(releasesRoute, {}))
  if (!/^[A-Z]{3}-[A-Z]{3}$/.test(corridor) || origin === destination) return
  const stocks = (from: string | undefined, to: string | undefined) =>
    routeQuery(stocksRoute, { origin: from, destination: to, detail: 'total' })
  void queries.prefetchQuery(routeQuery(corridorFlowsRoute, { corridor }))
  void queries.prefetchQuery(routeQuery(throughWhomRoute, { corridor }))
  void queries.prefetchQuery(stocks(origin, destination))
  void queries.prefetchQuery(stocks(destination, origin))
}
