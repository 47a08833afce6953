import { areasRoute, flowOptionsRoute, regionalMatrixRoute } from '@corridor/contract'
import type { QueryClient } from '@tanstack/react-query'
import { routeQuery } from '../../app/useRoute.ts'
import { parseViewState, type Query } from '../../app/viewState.ts'
import { regionalInput } from './worldQueries.ts'
import { WORLD_VIEW } from './worldView.ts'

/** Asks for the first figures of the world page while its code is still on the way. */
export function worldRouteLoader(
  queries: QueryClient,
  location: { readonly pathname: string; readonly search: unknown },
): void {
  const view = parseViewState(WORLD_VIEW, location.search as Query)
  const open = /^\/regions\/([^/]+)$/.exec(location.pathname)?.[1]
  void queries.prefetchQuery(routeQuery(regionalMatrixRoute, regionalInput(view, open)))
  void queries.prefetchQuery(routeQuery(areasRoute, {}))
  void queries.prefetchQuery(routeQuery(flowOptionsRoute, {}))
}
