import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { usePermalink } from '../../app/usePermalink.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { HEIGHT_MESSAGE } from './embedCode.ts'
import { EXPLORE_VIEW, type ExploreView } from './exploreView.ts'
import type { TableStructure } from './structure.ts'
import { TableView } from './TableView.tsx'
import { tableTitle } from './tableTitle.ts'
import { useStructure, useTable } from './useTable.ts'
import { useTableSources } from './useTableReleases.ts'
import './explorer.css'

const ChartView = lazy(() =>
  import('./charts/ChartView.tsx').then((piece) => ({ default: piece.ChartView })),
)

/** A table or chart within the page of another site: nothing round it but its source and the way back. */
export function EmbedTablePage() {
  const { dataflow } = useParams({ strict: false }) as { readonly dataflow: string }
  const t = useMessages()
  const [view, change] = useViewState(EXPLORE_VIEW)
  const { structure, error, refetch } = useStructure(dataflow, view.asOf)
  usePageTitle(structure?.name ?? t('explorer.title'))
  useHeightTold()
  return (
    <div className="explore-embed">
      {error !== null ? (
        <RouteProblem error={error} onRetry={() => void refetch()} />
      ) : structure === undefined ? (
        <Reserved what={t('explorer.this-table')} className="reserved-map" />
      ) : structure === null ? (
        <p>{t('not-found.text')}</p>
      ) : (
        <Embedded structure={structure} view={view} change={change} />
      )}
    </div>
  )
}

function Embedded({
  structure,
  view,
  change,
}: {
  readonly structure: TableStructure
  readonly view: ExploreView
  readonly change: (part: Partial<ExploreView>, options?: { readonly replace?: boolean }) => void
}) {
  const t = useMessages()
  const table = useTable(structure, view)
  const sources = useTableSources(table)
  const permalink = usePermalink()
  const { cells } = table
  const back = () => permalink().replace('/embed/explore/', '/data/explore/')
  return (
    <>
      <h1 className="explore-embed-title">{tableTitle(table)}</h1>
      {table.error !== null ? (
        <RouteProblem error={table.error} onRetry={table.retry} />
      ) : cells === undefined ? (
        <Reserved what={t('explorer.figures-coming')} className="reserved-map" />
      ) : cells.count === 0 ? (
        <p>{t('explorer.nothing')}</p>
      ) : view.view === 'table' ? (
        <TableView table={table} onSort={(sort) => change({ sort }, { replace: true })} />
      ) : (
        <Suspense
          fallback={<Reserved what={t('explorer.chart-coming')} className="reserved-map" />}
        >
          <ChartView table={table} cells={cells} sources={sources} change={change} link={back} />
        </Suspense>
      )}
      <p className="note">
        {view.view === 'table' && (
          <>
            {t('chart.source')}{' '}
            {sources.map(({ release, publisher, title, revision }) => (
              <bdi key={release} lang="en">
                {publisher}, {title}, {revision}.{' '}
              </bdi>
            ))}
          </>
        )}
        <a href={back()} target="_blank" rel="noopener">
          {t('explorer.open-in-corridor')}
        </a>
      </p>
    </>
  )
}

/** Tells the page round it how high this one is, whenever that changes. */
function useHeightTold(): void {
  useEffect(() => {
    if (window.parent === window) return
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
      window.parent.postMessage({ type: HEIGHT_MESSAGE, height }, '*')
    }
    const observer = new ResizeObserver(tell)
    observer.observe(document.documentElement)
    return () => observer.disconnect()
  }, [])
}
