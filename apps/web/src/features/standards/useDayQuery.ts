import { useMemo } from 'react'
import { useViewState } from '../../app/useViewState.ts'
import { formatViewState, type Query } from '../../app/viewState.ts'
import { DAY_VIEW } from './onDay.ts'

/** What a link between pages about standards carries along: the day in the address. */
export function useDayQuery(): Query {
  const [view] = useViewState(DAY_VIEW)
  return useMemo(() => formatViewState(DAY_VIEW, view), [view])
}
