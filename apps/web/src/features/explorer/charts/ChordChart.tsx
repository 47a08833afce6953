import { type ReactNode, useMemo } from 'react'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import type { Picture } from '../../../ui/picture.ts'
import { Shapes } from '../../../ui/Shapes.tsx'
import { useWidth } from '../../../ui/useWidth.ts'
import { useAreas } from '../../areas/useAreas.ts'
import { chordLabels } from '../../flows/chordLabels.ts'
import { chordLayout } from '../../flows/chordLayout.ts'
import { chordSize } from '../../flows/chordSize.ts'
import { drawChord } from '../../flows/drawChord.ts'
import { nodeColours } from '../../flows/nodeColour.ts'
import { areaMatrix } from './areaMatrix.ts'
import { pointsAt } from './chartData.ts'
import { largestAt } from './chartWords.ts'
import type { Drawn } from './drawn.ts'
import type { ChartParts } from './useChartParts.ts'

interface Pair {
  readonly from: string
  readonly to: string
  readonly value: number
}

/** Origins and destinations of one period round a circle; the smaller areas as one. */
export function ChordChart({
  parts,
  period,
  frame,
}: {
  readonly parts: ChartParts
  readonly period: string
  readonly frame: (drawn: Drawn) => ReactNode
}) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const [room, measured] = useWidth<HTMLDivElement>()
  const { data, table, cells } = parts
  const points = useMemo(() => pointsAt(data, period), [data, period])
  const origin = Math.max(0, data.dimensions.indexOf('ORIGIN'))
  const pairs = useMemo(
    (): readonly Pair[] =>
      points.flatMap(({ series: { codes }, point: { value } }) =>
        value === null || value <= 0
          ? []
          : [{ from: codes[origin]!, to: codes[1 - origin]!, value }],
      ),
    [points, origin],
  )
  const { matrix, rest } = useMemo(
    () => areaMatrix(pairs, (code) => areas?.areas.get(code)?.regions['science-2014']),
    [pairs, areas],
  )
  const regions = areas?.regionsOf('science-2014') ?? []
  const nameOf = (code: string): string =>
    code === 'rest'
      ? t('explorer.chord-rest', { count: rest })
      : table.words.name(data.dimensions[origin]!, code)
  const pictureAt = (available: number): Picture => {
    const size = chordSize(available)
    const layout = chordLayout(matrix, {
      radius: size.radius,
      threshold: 0,
      tickLabels: size.tickLabels,
    })
    const texts = matrix.nodes.map(({ code }) =>
      size.names ? nameOf(code) : code === 'rest' ? '…' : code,
    )
    const labels = chordLabels(layout, texts, size.labelDistance)
    return drawChord(layout, labels, nodeColours(matrix.nodes, regions), size, format.number)
  }
  const largest = largestAt(
    points.filter(({ series }) =>
      pairs.some(({ from, to }) => series.codes.includes(from) && series.codes.includes(to)),
    ),
  )
  const title =
    largest === null
      ? table.structure.name
      : t('explorer.finding-pair', {
          from: nameOf(largest.series.codes[origin]!),
          to: nameOf(largest.series.codes[1 - origin]!),
          figure: parts.figure(largest.point),
          period: parts.period(period),
        })
  const picture = measured === 0 || areas === undefined ? null : pictureAt(measured)
  return frame({
    title,
    left: [
      t('explorer.chord-reads'),
      rest > 0 ? t('explorer.chord-left', { shown: matrix.nodes.length - 1, count: rest }) : '',
    ]
      .filter(Boolean)
      .join(' '),
    chart: (
      <div ref={room} className="explore-chord">
        {picture !== null && (
          <svg
            role="img"
            aria-label={title}
            width={picture.width}
            height={picture.height}
            viewBox={`0 0 ${picture.width} ${picture.height}`}
          >
            <Shapes shapes={picture.shapes} />
          </svg>
        )}
      </div>
    ),
    ...(areas === undefined ? {} : { picture: () => pictureAt(760) }),
    table: (
      <DataTable
        caption={`${table.structure.name}, ${parts.period(period)}`}
        columns={[
          {
            id: 'from',
            header: table.words.dimension(data.dimensions[origin]!),
            value: ({ from }: Pair) => nameOf(from),
          },
          {
            id: 'to',
            header: table.words.dimension(data.dimensions[1 - origin]!),
            value: ({ to }: Pair) => table.words.name(data.dimensions[1 - origin]!, to),
          },
          {
            id: 'value',
            header: parts.unit === '' ? t('explorer.value') : parts.unit,
            value: ({ value }: Pair) => value,
            cell: ({ value }: Pair) =>
              cells.attributes.get('OBS_STATUS')?.includes('E')
                ? format.persons(value)
                : parts.figures.exact(value),
          },
        ]}
        rows={pairs}
        rowKey={({ from, to }) => `${from}-${to}`}
        sorting={{ column: 'value', descending: true }}
      />
    ),
  })
}
