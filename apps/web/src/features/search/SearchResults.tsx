import { useId } from 'react'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { SearchEntry } from './searchEntries.ts'

interface ListProps {
  readonly id: string
  readonly results: readonly SearchEntry[]
  readonly active: number
  readonly onChoose: (entry: SearchEntry) => void
}

/** The list below the search field; the field keeps the focus. */
export function SearchResults({
  shows,
  waiting,
  error,
  ...list
}: ListProps & {
  readonly shows: boolean
  readonly waiting: boolean
  readonly error: RouteError | null
}) {
  const t = useMessages()
  const { id, results } = list
  const agenciesTitle = useId()
  const message =
    error !== null
      ? t('search.failed')
      : waiting
        ? t('search.waiting')
        : results.length === 0
          ? t('search.nothing')
          : t('search.found', { count: results.length })
  const hasAgencies = results.some(({ group }) => group === 'agencies')
  return (
    <div className="search-results" hidden={!shows}>
      <div id={id} role="listbox" aria-label={t('search.results')}>
        <Options {...list} group="atlas" />
        {hasAgencies && (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a list box
          <div role="group" aria-labelledby={agenciesTitle}>
            <p id={agenciesTitle} className="search-group">
              {t('search.agencies')}
            </p>
            <Options {...list} group="agencies" />
          </div>
        )}
      </div>
      <p role="status" className={results.length > 0 ? 'off-screen' : 'search-message'}>
        {shows ? message : ''}
      </p>
    </div>
  )
}

function Options({ id, results, active, group, onChoose }: ListProps & Pick<SearchEntry, 'group'>) {
  const t = useMessages()
  return results.map((entry, index) =>
    entry.group !== group ? null : (
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
      // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus
      <div
        key={entry.key}
        id={`${id}-option-${index}`}
        role="option"
        aria-selected={index === active}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onChoose(entry)}
      >
        <span className="search-label">
          <bdi>{entry.label}</bdi>
        </span>
        <span className="search-kind">
          {entry.status === null
            ? t(`search.kind.${entry.kind}`)
            : t(`agencies.is-${entry.status}`)}
          {entry.code !== null && (
            <>
              {' '}
              <bdi>{entry.code}</bdi>
            </>
          )}
          {entry.matched !== null && (
            <>
              {' · '}
              <bdi>{entry.matched}</bdi>
            </>
          )}
        </span>
      </div>
    ),
  )
}
