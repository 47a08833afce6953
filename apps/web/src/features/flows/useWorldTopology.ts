import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import outlineAddress from 'world-atlas/countries-50m.json?url'
import { RouteError } from '../../app/fetchRoute.ts'
import type { WorldTopology } from './mapGeometry.ts'

/** The outline of the world, fetched once when a map is first asked for. */
export const useWorldTopology = (): UseQueryResult<WorldTopology, RouteError> =>
  useQuery<WorldTopology, RouteError>({
    queryKey: [outlineAddress],
    queryFn: async ({ signal }) => {
      const response = await fetch(outlineAddress, { signal })
      if (!response.ok) throw new RouteError(response.status, null, response.statusText)
      return (await response.json()) as WorldTopology
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
