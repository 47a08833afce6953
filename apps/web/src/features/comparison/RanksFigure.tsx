import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { type ComparisonFigureProps, ComparisonFrame } from './ComparisonFrame.tsx'
import { sideQuery } from './compareLink.ts'
import { comparisonColumns } from './comparisonColumns.tsx'
import { slopePlot } from './slopePlot.ts'
import { useComparisonWords } from './useComparisonWords.ts'

const FILE_WIDTH = 860
const MOST = 20

/** The largest corridors of both, and how their order changes from one estimate to the other. */
export function RanksFigure(props: ComparisonFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { comparison, areas } = props
  const words = useComparisonWords(areas)
  const { a, period, top } = comparison
  const most = Math.min(
    MOST,
    Math.max(1, ...top.flatMap(({ rankA, rankB }) => [rankA ?? 1, rankB ?? 1])),
  )
  const heads: readonly [string, string] = [t('compare.side-a'), t('compare.side-b')]
  const [headA, headB] = heads
  const draw = useCallback(
    (width: number) =>
      slopePlot(top, most, width, {
        direction,
        heads: [headA, headB],
        below: t('compare.below', { count: most }),
        label: (pair, rank) => `${format.number(rank)}. ${words.pair(pair)}`,
        short: (pair, rank) => `${format.number(rank)}. ${pair.origin}–${pair.destination}`,
        line: (pair) =>
          t('compare.line', {
            pair: words.pair(pair),
            rankA: words.rank(pair.rankA),
            rankB: words.rank(pair.rankB),
            a: words.persons(pair.a),
            b: words.persons(pair.b),
          }),
      }),
    [top, most, direction, headA, headB, t, format, words],
  )
  const moved = top.filter(({ rankA, rankB }) => rankA !== rankB).length
  const title = t('compare.ranks-title', { moved: format.number(moved), count: top.length })
  return (
    <ComparisonFrame
      {...props}
      id="compare-ranks"
      title={title}
      description={t('compare.ranks-description')}
      draw={draw}
      fileWidth={FILE_WIDTH}
      isEmpty={top.length === 0}
      table={
        <DataTable
          caption={t('compare.ranks-caption')}
          columns={[
            ...comparisonColumns(t, format, words.pair, sideQuery(a, period)),
            {
              id: 'rankA',
              header: t('compare.rank-a'),
              value: ({ rankA }) => rankA,
              cell: ({ rankA }) => format.number(rankA!),
            },
            {
              id: 'rankB',
              header: t('compare.rank-b'),
              value: ({ rankB }) => rankB,
              cell: ({ rankB }) => format.number(rankB!),
            },
          ]}
          rows={top}
          rowKey={({ origin, destination }) => `${origin}-${destination}`}
          missing={t('compare.no-figure')}
        />
      }
    />
  )
}
