import { compareRoute, routeUrl } from '@corridor/contract'
import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { sourcesOf } from './comparisonAnswer.ts'
import { differencePlot } from './differencePlot.ts'
import {
  type ComparisonFigureProps,
  differenceColumn,
  pairColumn,
  personsColumn,
} from './RanksFigure.tsx'
import { useComparisonWords } from './useComparisonWords.ts'

const FILE_WIDTH = 720

/** The pairs that differ most, with the figures behind them that differ too. */
export function DifferencesFigure({ comparison, areas, csvInput }: ComparisonFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const words = useComparisonWords(areas)
  const { a, b, differences } = comparison
  const draw = useCallback(
    (width: number) =>
      differencePlot(
        differences
          .filter(({ difference }) => difference !== null)
          .map((pair) => ({
            id: `${pair.origin}-${pair.destination}`,
            label: words.pair(pair),
            value: pair.difference!,
            figure: format.signed(pair.difference!),
            text: [
              t('compare.change', {
                pair: words.pair(pair),
                a: words.persons(pair.a),
                b: words.persons(pair.b),
              }),
              ...pair.reasons.map(words.reason),
            ].join(' '),
            path: corridorPath(pair.origin, pair.destination),
          })),
        width,
        { direction },
      ),
    [differences, words, format, t, direction],
  )
  const [first] = differences
  const title =
    first?.difference == null
      ? t('compare.differences-none')
      : t('compare.differences-title', {
          pair: words.pair(first),
          difference: format.signed(first.difference),
        })
  const subtitle = t('compare.subtitle', {
    period: format.period(comparison.period),
    a: words.estimate(a),
    b: words.estimate(b),
  })
  return (
    <ChartFrame
      id="compare-differences"
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('compare.differences-description')}
      sources={sourcesOf([comparison.a, comparison.b])}
      uncertainty={t('compare.uncertainty')}
      beside
      chart={
        differences.length === 0 ? (
          <p>{t('compare.nothing')}</p>
        ) : (
          <PlotFigure label={title} draw={draw} />
        )
      }
      table={
        <DataTable
          caption={t('compare.differences-caption')}
          columns={[
            pairColumn(t('top.corridor'), words.pair),
            personsColumn('a', t('compare.side-a'), format),
            personsColumn('b', t('compare.side-b'), format),
            differenceColumn(t('compare.difference'), format),
            {
              id: 'reasons',
              header: t('compare.reasons'),
              value: ({ reasons }) => reasons.map(words.reason).join(' '),
              cell: ({ reasons }) =>
                reasons.length === 0 ? (
                  t('compare.no-reason')
                ) : (
                  <ul className="reasons">
                    {reasons.map((reason) => (
                      <li key={`${reason.kind} ${reason.area}`}>{words.reason(reason)}</li>
                    ))}
                  </ul>
                ),
            },
          ]}
          rows={differences}
          rowKey={({ origin, destination }) => `${origin}-${destination}`}
          missing={t('compare.no-figure')}
          limit={10}
        />
      }
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(compareRoute, csvInput, 'csv')}
    />
  )
}
