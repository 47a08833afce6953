import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import {
  formatViewState,
  parseViewState,
  type Query,
  type ViewFields,
  type ViewOf,
} from './viewState.ts'

/**
 * The state of a page as its address tells it, and how to change it. A change is an entry of the
 * reader's history unless `replace` is asked for (sliders, sorting).
 *
 * @param fields a constant of the module, not made while drawing.
 */
export function useViewState<Fields extends ViewFields>(
  fields: Fields,
): readonly [
  ViewOf<Fields>,
  (change: Partial<ViewOf<Fields>>, options?: { readonly replace?: boolean }) => void,
] {
  const query = useSearch({ strict: false }) as Query
  const navigate = useNavigate()
  const view = useMemo(() => parseViewState(fields, query), [fields, query])
  const change = useCallback(
    (part: Partial<ViewOf<Fields>>, options: { readonly replace?: boolean } = {}) => {
      const next = (previous: Query): Query =>
        formatViewState(fields, { ...parseViewState(fields, previous), ...part })
      void navigate({
        to: '.',
        search: next as never,
        replace: options.replace ?? false,
        resetScroll: false,
      })
    },
    [fields, navigate],
  )
  return [view, change]
}
