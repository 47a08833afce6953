import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatViewState, parseViewState, type Query } from '../../app/viewState.ts'
import { ESTIMATE_VIEW } from './estimateView.ts'

/** What only the world page can say of an estimate: elsewhere accounts without a solution stop it. */
const isOfOtherPages = ({ whenInfeasible = 'stop' }: Query): boolean => whenInfeasible === 'stop'

/** The reader's choice of estimate as links to other pages of figures carry it along. */
export function useEstimateQuery(): Query {
  const query = useSearch({ strict: false }) as Query
  return useMemo(() => {
    const view = parseViewState(ESTIMATE_VIEW, query)
    const simulation = isOfOtherPages(query) ? view.simulation : undefined
    return formatViewState(ESTIMATE_VIEW, { ...view, simulation })
  }, [query])
}
