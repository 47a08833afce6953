import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { type ComparisonFigureProps, ComparisonFrame } from './ComparisonFrame.tsx'
import { sideQuery } from './compareLink.ts'
import { comparisonColumns } from './comparisonColumns.tsx'
import { scatterPairs } from './scatterPairs.ts'
import { scatterPlot } from './scatterPlot.ts'
import { useComparisonWords } from './useComparisonWords.ts'

const FILE_WIDTH = 640

/** Fewer points say nothing that the table does not. */
const FEWEST = 3

/** A against B on logarithmic axes: region pairs for the world, corridors for a part of it. */
export function ScatterFigure(props: ComparisonFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { comparison, areas } = props
  const words = useComparisonWords(areas)
  const { kind, all, drawn, near } = useMemo(() => scatterPairs(comparison), [comparison])
  const isCorridors = kind === 'corridors'
  const draw = useCallback(
    (width: number) =>
      scatterPlot(
        drawn.map((pair) => ({
          id: `${pair.origin}-${pair.destination}`,
          a: pair.a,
          b: pair.b,
          text: t('compare.change', {
            pair: words.pair(pair),
            a: words.persons(pair.a),
            b: words.persons(pair.b),
          }),
          ...(isCorridors ? { path: corridorPath(pair.origin, pair.destination) } : {}),
        })),
        width,
        {
          direction,
          figure: (value) => format.short(value),
          axes: [t('compare.axis-a'), t('compare.axis-b')],
          same: t('compare.same'),
        },
      ),
    [drawn, isCorridors, direction, format, t, words],
  )
  if (drawn.length < FEWEST) return null
  const left = all.length - drawn.length
  return (
    <ComparisonFrame
      {...props}
      id="compare-scatter"
      title={t(`compare.scatter-${kind}`, {
        near: format.number(near),
        all: format.number(drawn.length),
        count: drawn.length,
      })}
      description={t('compare.scatter-description')}
      draw={draw}
      fileWidth={FILE_WIDTH}
      isEmpty={false}
      {...(left > 0
        ? { note: t('compare.scatter-left', { all: format.number(left), count: left }) }
        : {})}
      beside
      table={
        <DataTable
          caption={t(`compare.scatter-caption-${kind}`)}
          columns={comparisonColumns(
            t,
            format,
            words.pair,
            isCorridors ? sideQuery(comparison.a, comparison.period) : null,
          )}
          rows={all}
          rowKey={({ origin, destination }) => `${origin}-${destination}`}
          missing={t('compare.no-figure')}
          limit={10}
        />
      }
    />
  )
}
