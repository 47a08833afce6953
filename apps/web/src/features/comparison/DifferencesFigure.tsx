import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { type ComparisonFigureProps, ComparisonFrame } from './ComparisonFrame.tsx'
import { sideQuery } from './compareLink.ts'
import { comparisonColumns } from './comparisonColumns.tsx'
import { differencePlot } from './differencePlot.ts'
import { useComparisonWords } from './useComparisonWords.ts'

const FILE_WIDTH = 720

/** The pairs that differ most, with the figures behind them that differ too. */
export function DifferencesFigure(props: ComparisonFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { comparison, areas } = props
  const words = useComparisonWords(areas)
  const { a, period, differences } = comparison
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
  return (
    <ComparisonFrame
      {...props}
      id="compare-differences"
      title={title}
      description={t('compare.differences-description')}
      draw={draw}
      fileWidth={FILE_WIDTH}
      isEmpty={differences.length === 0}
      beside
      table={
        <DataTable
          caption={t('compare.differences-caption')}
          columns={[
            ...comparisonColumns(t, format, words.pair, sideQuery(a, period)),
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
    />
  )
}
