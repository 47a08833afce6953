import { type ComparedPair, compareRoute, routeUrl } from '@corridor/contract'
import { useCallback } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import type { Comparison } from './comparisonAnswer.ts'
import { sourcesOf } from './comparisonAnswer.ts'
import { slopePlot } from './slopePlot.ts'
import { useComparisonWords } from './useComparisonWords.ts'

const FILE_WIDTH = 860
const MOST = 20

export interface ComparisonFigureProps {
  readonly comparison: Comparison
  readonly areas: AreaNames
  readonly csvInput: Parameters<typeof routeUrl<(typeof compareRoute)['input']>>[1]
}

/** The largest corridors of both, and how their order changes from one estimate to the other. */
export function RanksFigure({ comparison, areas, csvInput }: ComparisonFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const words = useComparisonWords(areas)
  const { a, b, top } = comparison
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
  const subtitle = t('compare.subtitle', {
    period: format.period(comparison.period),
    a: words.estimate(a),
    b: words.estimate(b),
  })
  return (
    <ChartFrame
      id="compare-ranks"
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('compare.ranks-description')}
      sources={sourcesOf([comparison.a, comparison.b])}
      uncertainty={t('compare.uncertainty')}
      chart={
        top.length === 0 ? <p>{t('compare.nothing')}</p> : <PlotFigure label={title} draw={draw} />
      }
      table={
        <DataTable
          caption={t('compare.ranks-caption')}
          columns={[
            pairColumn(t('top.corridor'), words.pair),
            personsColumn('a', t('compare.side-a'), format),
            personsColumn('b', t('compare.side-b'), format),
            differenceColumn(t('compare.difference'), format),
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
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(compareRoute, csvInput, 'csv')}
    />
  )
}

type Format = ReturnType<typeof useReader>['format']

/** The corridor, which leads to its page. */
export const pairColumn = (
  header: string,
  name: (pair: ComparedPair) => string,
): Column<ComparedPair> => ({
  id: 'pair',
  header,
  value: name,
  cell: (pair) => <AppLink to={corridorPath(pair.origin, pair.destination)}>{name(pair)}</AppLink>,
})

/** Persons in one of the two. */
export const personsColumn = (
  side: 'a' | 'b',
  header: string,
  format: Format,
): Column<ComparedPair> => ({
  id: side,
  header,
  value: (pair) => pair[side],
  cell: (pair) => <span title={format.exact(pair[side]!)}>{format.persons(pair[side]!)}</span>,
})

/** The second less the first. */
export const differenceColumn = (header: string, format: Format): Column<ComparedPair> => ({
  id: 'difference',
  header,
  value: ({ difference }) => difference,
  cell: ({ difference }) => (
    <span title={format.exact(difference!)}>{format.signed(difference!)}</span>
  ),
})
