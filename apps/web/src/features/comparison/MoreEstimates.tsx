import { type ComparedEstimate, compareRoute, routeUrl } from '@corridor/contract'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { routeQuery } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { rankedBars } from '../../ui/plot/rankedBars.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import type { FlowOptions } from '../estimates/chooseEstimate.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { estimateText } from './compareLink.ts'
import { type Comparison, sourcesOf } from './comparisonAnswer.ts'
import { type ComparisonView, comparisonInput, pairUp } from './comparisonView.ts'
import { useComparisonWords } from './useComparisonWords.ts'

interface MoreEstimatesProps {
  readonly comparison: Comparison
  readonly options: FlowOptions
  readonly areas: AreaNames
  readonly view: ComparisonView
  readonly change: (part: Partial<ComparisonView>) => void
}

/** More than two: all methods of one edition, or all editions by one method. */
export function MoreEstimates(props: MoreEstimatesProps) {
  const t = useMessages()
  const { comparison, options, view, change } = props
  const { a, period } = comparison
  const methods = options.methods.map(({ method }) => estimateText({ ...a, method })).join(';')
  const editions = options.vintages
    .filter(({ periods }) => periods.some((one) => one.period === period))
    .map((vintage) => estimateText({ ...vintage, method: a.method }))
    .join(';')
  return (
    <section aria-labelledby="compare-more" className="comparison-more">
      <h2 id="compare-more">{t('compare.more')}</h2>
      <p className="actions">
        <button
          type="button"
          aria-pressed={view.list === methods}
          onClick={() => change({ list: methods })}
        >
          {t('compare.all-methods')}
        </button>
        <button
          type="button"
          aria-pressed={view.list === editions}
          onClick={() => change({ list: editions })}
        >
          {t('compare.all-editions')}
        </button>
        {view.list !== undefined && (
          <button type="button" className="quiet" onClick={() => change({ list: undefined })}>
            {t('compare.no-list')}
          </button>
        )}
      </p>
      {view.list !== undefined && <EstimateTotals {...props} list={view.list.split(';')} />}
    </section>
  )
}

function EstimateTotals({
  view,
  areas,
  list,
}: MoreEstimatesProps & { readonly list: readonly string[] }) {
  const t = useMessages()
  const answers = useQueries({
    queries: pairUp(list).map(([a, b]) =>
      routeQuery(compareRoute, comparisonInput({ ...view, a, b }, 1)),
    ),
  })
  const failed = answers.filter(({ error }) => error !== null)
  const waiting = answers.some(({ data, error }) => data === undefined && error === null)
  const found = answers.flatMap(({ data }) => (data === undefined ? [] : [data.a, data.b]))
  const estimates = found.filter(
    ({ selection }, index) => found.findIndex((one) => one.selection === selection) === index,
  )
  return (
    <>
      {failed.map((one) => (
        <RouteProblem
          key={one.error!.message}
          error={one.error!}
          onRetry={() => void one.refetch()}
        />
      ))}
      {waiting && <Reserved what={t('compare.what')} />}
      {!waiting && estimates.length > 0 && (
        <TotalsFigure estimates={estimates} view={view} areas={areas} />
      )}
    </>
  )
}

const FILE_WIDTH = 640

function TotalsFigure({
  estimates,
  view,
  areas,
}: {
  readonly estimates: readonly ComparedEstimate[]
  readonly view: ComparisonView
  readonly areas: AreaNames
}) {
  const t = useMessages()
  const { format, direction } = useReader()
  const words = useComparisonWords(areas)
  const ranked = useMemo(
    () => estimates.toSorted((one, other) => other.persons - one.persons),
    [estimates],
  )
  const draw = useCallback(
    (width: number) =>
      rankedBars(
        ranked.map((one) => ({
          id: one.selection,
          label: words.estimate(one),
          value: one.persons,
          figure: format.persons(one.persons),
          text: t('compare.persons', { persons: format.inWords(one.persons) }),
        })),
        { colour: '$region-7', largest: ranked[0]?.persons ?? 0, width },
        { direction },
      ),
    [ranked, words, format, t, direction],
  )
  const [most, least] = [ranked[0]!, ranked.at(-1)!]
  const title = t('compare.range-title', {
    count: ranked.length,
    least: format.inWords(least.persons),
    most: format.inWords(most.persons),
  })
  const end = (code: string | undefined) =>
    code === undefined ? t('compare.anywhere') : areas.name(code)
  const subtitle = t('compare.range-subtitle', {
    from: end(view.from),
    to: end(view.to),
    period: format.period(view.period ?? '2005-2010'),
  })
  const sources = sourcesOf(ranked)
  return (
    <ChartFrame
      id="compare-list"
      level={3}
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('compare.range-description', { count: ranked.length })}
      sources={sources}
      uncertainty={t('compare.uncertainty')}
      chart={<PlotFigure label={title} draw={draw} />}
      table={
        <DataTable
          caption={title}
          columns={[
            {
              id: 'method',
              header: t('world.method'),
              value: ({ method }) => methodName(t, method),
            },
            {
              id: 'vintage',
              header: t('world.vintage'),
              value: ({ vintage }) => vintage,
              cell: ({ vintage }) => isolate(vintage),
            },
            {
              id: 'persons',
              header: t('top.persons'),
              value: ({ persons }) => persons,
              cell: ({ persons }) => (
                <span title={format.exact(persons)}>{format.persons(persons)}</span>
              ),
            },
          ]}
          rows={ranked}
          rowKey={({ selection }) => selection}
        />
      }
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(compareRoute, comparisonInput(view, 200), 'csv')}
    />
  )
}
