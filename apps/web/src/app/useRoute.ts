import { type Route, routeUrl } from '@corridor/contract'
import {
  keepPreviousData,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { fetchRoute, type RouteError, type RouteInput, type RouteOutput } from './fetchRoute.ts'

/** Whether an answer depends on who asks: it is asked for anew, and forgotten with the session. */
const isPersonal = ({ permission }: Pick<Route, 'permission'>): boolean =>
  permission !== 'public' && permission !== 'public-limited'

/** How an operation is asked for and kept: by its address, aborted when nobody waits for it. */
export function routeQuery<R extends Route>(
  route: R,
  input: RouteInput<R>,
): UseQueryOptions<RouteOutput<R>, RouteError> {
  return {
    queryKey: [routeUrl(route, input)],
    queryFn: ({ signal }) => fetchRoute(route, input, signal),
    meta: { isPersonal: isPersonal(route) },
    staleTime: isPersonal(route) ? 0 : 5 * 60_000,
    // An answer in words stays the same when asked again; a lost connection may come back.
    retry: (count, error) => error.status === 0 && count < 1,
    refetchOnWindowFocus: false,
  }
}

/**
 * The answer of an operation of the contract. While the next answer is on its way the last one stays,
 * marked by `isPlaceholderData`, so that charts change instead of vanishing.
 *
 * @example
 * const areas = useRoute(areasRoute, {})
 */
export function useRoute<R extends Route>(
  route: R,
  input: RouteInput<R>,
  options: { readonly enabled?: boolean; readonly keepLast?: boolean } = {},
): UseQueryResult<RouteOutput<R>, RouteError> {
  return useQuery<RouteOutput<R>, RouteError>({
    ...routeQuery(route, input),
    enabled: options.enabled ?? true,
    ...(options.keepLast === false ? {} : { placeholderData: keepPreviousData }),
  } as UseQueryOptions<RouteOutput<R>, RouteError>)
}
