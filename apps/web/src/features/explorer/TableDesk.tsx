import { lazy, Suspense } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { offeredCharts, seriesDimensions } from './charts/chartData.ts'
import { type ChartName, type ExploreView, LABELS, type Labels } from './exploreView.ts'
import { FilterPanel } from './FilterPanel.tsx'
import { LayoutControl, PageChoice } from './LayoutControl.tsx'
import type { Selection } from './selection.ts'
import type { TableStructure } from './structure.ts'
import { TableView } from './TableView.tsx'
import { TakeAlong } from './TakeAlong.tsx'
import { type Arrangement, writeArrangement, writeSelection } from './tableState.ts'
import { type Table, useTable } from './useTable.ts'
import { useTableSources } from './useTableReleases.ts'

/** Charts are a piece of their own: many readers come for the table alone. */
const ChartView = lazy(() =>
  import('./charts/ChartView.tsx').then((piece) => ({ default: piece.ChartView })),
)

interface TableDeskProps {
  readonly structure: TableStructure
  readonly view: ExploreView
  readonly change: (part: Partial<ExploreView>, options?: { readonly replace?: boolean }) => void
}

/** Filters beside the figures, and below them the ways to take them along. */
export function TableDesk({ structure, view, change }: TableDeskProps) {
  const t = useMessages()
  const table = useTable(structure, view)
  const { cells, selection } = table
  const sources = useTableSources(table)
  const offered = offeredCharts(
    structure,
    seriesDimensions(table),
    structure.time === null ? 0 : table.codesOf(structure.time.id).length,
  )
  const choose = (next: Selection) =>
    change({ ...writeSelection(structure, next), sort: undefined, period: undefined })
  const arrange = (next: Arrangement) =>
    change({ ...writeArrangement(structure, next, table.several, table.codesOf), sort: undefined })
  return (
    <div className="explore-desk">
      <section aria-labelledby="explore-choose" className="explore-filters">
        <details open={isWide()}>
          <summary>
            <h2 id="explore-choose">{t('explorer.choose')}</h2>
          </summary>
          <FilterPanel table={table} onChange={choose} />
          {(view.key !== undefined || selection.from !== null || selection.to !== null) && (
            <p className="actions">
              <button
                type="button"
                className="quiet"
                onClick={() =>
                  change({ key: undefined, from: undefined, to: undefined, sort: undefined })
                }
              >
                {t('explorer.reset')}
              </button>
            </p>
          )}
        </details>
      </section>
      <section
        aria-labelledby="explore-figures"
        className="explore-figures"
        aria-busy={table.isOld}
      >
        <h2 id="explore-figures" className="off-screen">
          {t('explorer.figures')}
        </h2>
        {table.error !== null ? (
          <RouteProblem error={table.error} onRetry={table.retry} />
        ) : cells === undefined ? (
          <Reserved what={t('explorer.figures-coming')} className="reserved-reference" />
        ) : cells.count === 0 ? (
          <Nothing table={table} />
        ) : (
          <>
            <Fixed table={table} />
            <div className="explore-bar">
              <SegmentedControl<ChartName>
                label={t('explorer.view')}
                value={view.view}
                options={offered.map((value) => ({ value, label: t(`explorer.chart-${value}`) }))}
                onChange={(value) => change({ view: value })}
              />
              <SegmentedControl<Labels>
                label={t('explorer.labels')}
                value={view.labels}
                options={LABELS.map((value) => ({ value, label: t(`explorer.labels-${value}`) }))}
                onChange={(labels) => change({ labels })}
              />
              <details className="explore-arrange">
                <summary>{t('explorer.arrange')}</summary>
                <LayoutControl table={table} onChange={arrange} />
              </details>
            </div>
            {offered.length === 1 && seriesDimensions(table).length > 0 && (
              <p className="note">{t('explorer.measures-apart')}</p>
            )}
            <PageChoice table={table} onChange={arrange} />
            {view.view === 'table' ? (
              <TableView table={table} onSort={(sort) => change({ sort }, { replace: true })} />
            ) : (
              <Suspense
                fallback={
                  <Reserved what={t('explorer.chart-coming')} className="reserved-reference" />
                }
              >
                <ChartView table={table} cells={cells} sources={sources} change={change} />
              </Suspense>
            )}
          </>
        )}
        <p role="status" className="off-screen">
          {table.isOld ? t('shell.loading', { what: t('explorer.figures-coming') }) : ''}
        </p>
        <TakeAlong table={table} sources={sources} change={change} />
      </section>
    </div>
  )
}

/** The filters lie open where there is room beside the figures. */
const isWide = (): boolean => window.matchMedia('(min-width: 60rem)').matches

/** Dimensions with one code, said once instead of in every line. */
function Fixed({ table }: { readonly table: Table }) {
  const { cells, words, structure } = table
  const fixed = cells!.dimensions.filter(({ codes }) => codes.length === 1)
  return (
    <dl className="explore-fixed">
      {fixed.map(({ id, codes }) => (
        <div key={id}>
          <dt>{words.dimension(id)}</dt>
          <dd>{words.code(id, codes[0]!)}</dd>
        </div>
      ))}
      {structure.hints.lastUpdate !== null && <LastUpdate at={structure.hints.lastUpdate} />}
    </dl>
  )
}

function LastUpdate({ at }: { readonly at: string }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <div>
      <dt>{t('explorer.last-update')}</dt>
      <dd>{format.date(at)}</dd>
    </div>
  )
}

/** Nothing matches: the choices that exclude each other are named. */
function Nothing({ table: { structure, selection, available, words } }: { readonly table: Table }) {
  const t = useMessages()
  const excluded = structure.dimensions.flatMap(({ id }, place) => {
    const possible = available?.codes.get(id)
    const chosen = selection.codes[place]!
    return possible !== undefined && chosen.length > 0 && !chosen.some((code) => possible.has(code))
      ? [`${words.dimension(id)}: ${chosen.map((code) => words.code(id, code)).join(', ')}`]
      : []
  })
  return (
    <div className="problem" role="status">
      <p className="problem-title">{t('explorer.nothing')}</p>
      <p>{excluded.length === 0 ? t('explorer.nothing-any') : t('explorer.nothing-because')}</p>
      {excluded.length > 0 && (
        <ul>
          {excluded.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
