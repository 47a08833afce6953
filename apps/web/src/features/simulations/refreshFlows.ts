import type { QueryClient } from '@tanstack/react-query'

const FLOWS = '/api/v1/flows'

/** Asks again for every figure of flows: intervals have come, or have gone. */
export const refreshFlows = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey: [key] }) => isOfFlows(key) })

const isOfFlows = (key: unknown): boolean =>
  typeof key === 'string' && key.startsWith(FLOWS) && !/\/simulations\/[0-9a-f]+/.test(key)
