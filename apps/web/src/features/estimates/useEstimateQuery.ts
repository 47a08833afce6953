import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatViewState, parseViewState, type Query } from '../../app/viewState.ts'
import { ESTIMATE_VIEW } from './estimateView.ts'

/** The reader's choice of estimate as links to other pages of figures carry it along. */
export function useEstimateQuery(): Query {
  const query = useSearch({ strict: false }) as Query
  return useMemo(
    () => formatViewState(ESTIMATE_VIEW, parseViewState(ESTIMATE_VIEW, query)),
    [query],
  )
}
