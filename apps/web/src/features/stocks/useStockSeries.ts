import { releasesRoute, type SourceReference, stocksRoute } from '@corridor/contract'
import { useMemo } from 'react'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useRoute } from '../../app/useRoute.ts'
import { type StockSeries, stockSeries } from './stockSeries.ts'

interface StockState {
  /** Undefined until the figures have come. */
  readonly series: readonly StockSeries[] | undefined
  readonly sources: readonly SourceReference[]
  readonly error: RouteError | null
  readonly retry: () => void
}

/** Stocks of every release between two areas, or from or to one of them, all partners together. */
export function useStockSeries(ends: {
  readonly origin?: string
  readonly destination?: string
}): StockState {
  const releases = useRoute(releasesRoute, {})
  const answer = useRoute(stocksRoute, { ...ends, detail: 'total' }, { keepLast: false })
  const series = useMemo(() => {
    if (answer.data === undefined || releases.data === undefined) return undefined
    const known = releases.data.releases.filter(({ kind }) => kind === 'migrant-stocks')
    const newestFirst = known.toSorted((one, other) => other.vintage - one.vintage)
    return stockSeries(answer.data.observations, newestFirst)
  }, [answer.data, releases.data])
  return {
    series,
    sources: answer.data?.sources ?? [],
    error: answer.error ?? releases.error,
    retry: () => {
      if (answer.error !== null) void answer.refetch()
      if (releases.error !== null) void releases.refetch()
    },
  }
}
