import type { SearchResult } from '@corridor/contract'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** The list below the search field; the field keeps the focus. */
export function SearchResults({
  id,
  shows,
  results,
  active,
  waiting,
  error,
  onChoose,
}: {
  readonly id: string
  readonly shows: boolean
  readonly results: readonly SearchResult[]
  readonly active: number
  readonly waiting: boolean
  readonly error: RouteError | null
  readonly onChoose: (result: SearchResult) => void
}) {
  const t = useMessages()
  const message =
    error !== null
      ? t('search.failed')
      : waiting
        ? t('search.waiting')
        : results.length === 0
          ? t('search.nothing')
          : t('search.found', { count: results.length })
  return (
    <div className="search-results" hidden={!shows}>
      <div id={id} role="listbox" aria-label={t('search.results')}>
        {results.map((result, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus
          <div
            key={`${result.kind}-${result.code}`}
            id={`${id}-option-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(result)}
          >
            <span className="search-label">{result.label}</span>
            <span className="search-kind">
              {t(`search.kind.${result.kind}`)} <bdi>{result.code}</bdi>
              {result.matched !== '' && result.matched !== result.label && (
                <>
                  {' · '}
                  <bdi>{result.matched}</bdi>
                </>
              )}
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={results.length > 0 ? 'off-screen' : 'search-message'}>
        {shows ? message : ''}
      </p>
    </div>
  )
}
