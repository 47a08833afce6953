import { type Simulation, simulationRoute } from '@corridor/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { RouteError } from '../../app/fetchRoute.ts'
import { routeQuery } from '../../app/useRoute.ts'
import { isUnderWay } from './simulationFacts.ts'

const POLL_MILLISECONDS = 1000

/** One simulation, asked for again and again until it has ended, while it is `watched`. */
export const useSimulation = (id: string, watched = true): UseQueryResult<Simulation, RouteError> =>
  useQuery<Simulation, RouteError>({
    ...routeQuery(simulationRoute, { id }),
    enabled: watched,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isUnderWay(state.data) ? false : POLL_MILLISECONDS,
  } as Parameters<typeof useQuery<Simulation, RouteError>>[0])
