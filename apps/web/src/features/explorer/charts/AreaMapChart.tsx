import { type MouseEvent, type ReactNode, useMemo, useState } from 'react'
import { useMessages } from '../../../i18n/useMessages.ts'
import type { LegendItem } from '../../../ui/plot/plotLegend.ts'
import { Reserved } from '../../../ui/Reserved.tsx'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import { MissingHatch, Shapes } from '../../../ui/Shapes.tsx'
import { useAreas } from '../../areas/useAreas.ts'
import type { MapGeometry } from '../../flows/mapGeometry.ts'
import { useWorldGeometry } from '../../flows/useWorldGeometry.ts'
import { areaMap, type MapFigures, valueClasses } from './areaMap.ts'
import { pointsAt } from './chartData.ts'
import { largestAt } from './chartWords.ts'
import type { Drawn } from './drawn.ts'
import { SeriesTable } from './SeriesTable.tsx'
import type { ChartParts } from './useChartParts.ts'
import '../../flows/WorldMap.css'

/** Width of the map in files. Pixels. */
const FILE_WIDTH = 960

/** The figures of one period on the map: counts as circles, everything else as classes of colour. */
export function AreaMapChart({
  parts,
  period,
  frame,
}: {
  readonly parts: ChartParts
  readonly period: string
  readonly frame: (drawn: Drawn) => ReactNode
}) {
  const t = useMessages()
  const areas = useAreas()
  const { room, error, refetch, geometry, geometryAt } = useWorldGeometry(areas)
  const points = useMemo(() => pointsAt(parts.data, period), [parts, period])
  const figures = useMemo((): MapFigures => {
    const values = new Map<string, number>()
    const suppressed = new Set<string>()
    for (const { series, point } of points) {
      const code = series.codes[0]!
      if (point.value !== null) values.set(code, point.value)
      else if (point.isSuppressed) suppressed.add(code)
    }
    return { values, suppressed, isCount: parts.cells.ofAll.get('UNIT_MEASURE') === 'PS' }
  }, [points, parts])
  const legend = useMemo(() => legendOf(figures, parts, t), [figures, parts, t])
  const largest = largestAt(points)
  const title =
    largest === null
      ? parts.table.structure.name
      : t('explorer.finding-largest', {
          name: parts.name(largest.series),
          figure: parts.figure(largest.point),
          period: parts.period(period),
        })
  const onMap =
    geometry === null
      ? 0
      : [...figures.values.keys()].filter((code) => geometry.centres.has(code)).length
  const off = figures.values.size - onMap
  return frame({
    title,
    left: `${geometry !== null && off > 0 ? `${t('explorer.off-map', { count: off })} ` : ''}${areas?.disclaimer ?? ''}`,
    chart: (
      <div ref={room}>
        {error !== null ? (
          <RouteProblem error={error} onRetry={() => void refetch()} />
        ) : geometry === null ? (
          <Reserved what={t('explorer.map-coming')} className="reserved-map" />
        ) : (
          <Plate
            geometry={geometry}
            figures={figures}
            legend={legend}
            parts={parts}
            points={points}
            label={title}
          />
        )}
      </div>
    ),
    ...(geometry === null
      ? {}
      : {
          picture: () =>
            areaMap(geometryAt(FILE_WIDTH) ?? geometry, figures, legend, parts.direction),
        }),
    table: (
      <SeriesTable parts={parts} series={points.map(({ series }) => series)} periods={[period]} />
    ),
  })
}

function Plate({
  geometry,
  figures,
  legend,
  parts,
  points,
  label,
}: {
  readonly geometry: MapGeometry
  readonly figures: MapFigures
  readonly legend: readonly LegendItem[]
  readonly parts: ChartParts
  readonly points: ReturnType<typeof pointsAt>
  readonly label: string
}) {
  const t = useMessages()
  const [pointed, setPointed] = useState<string | null>(null)
  const picture = useMemo(
    () => areaMap(geometry, figures, legend, parts.direction),
    [geometry, figures, legend, parts],
  )
  const byArea = useMemo(() => new Map(points.map((one) => [one.series.codes[0]!, one])), [points])
  const pick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null
    setPointed(target?.closest<SVGElement>('[data-area]')?.dataset.area ?? null)
  }
  const found = pointed === null ? undefined : byArea.get(pointed)
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table is the keyboard's way */}
      <svg
        role="img"
        aria-label={label}
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        onMouseMove={pick}
        onMouseLeave={() => setPointed(null)}
        onClick={pick}
      >
        <MissingHatch />
        <Shapes shapes={picture.shapes} />
        {geometry.shapes.map(({ code, d }, index) =>
          code === null ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: an area may have several shapes
            <path key={index} d={d} fill="transparent" data-area={code} />
          ),
        )}
      </svg>
      <p className="note" role="status">
        {pointed === null
          ? t('explorer.map-hint')
          : found === undefined
            ? t('explorer.map-none', {
                name: parts.table.words.name(parts.data.dimensions[0]!, pointed),
              })
            : parts.says(found.series, found.point)}
      </p>
    </>
  )
}

/** What colours and circles mean, with how many areas are in each class. */
function legendOf(
  { values, suppressed, isCount }: MapFigures,
  { figures }: ChartParts,
  t: ReturnType<typeof useMessages>,
): readonly LegendItem[] {
  const classes = isCount ? [] : valueClasses([...values.values()])
  const largest = Math.max(0, ...[...values.values()].map(Math.abs))
  return [
    ...classes.map(({ from, to, colour, count }) => ({
      text: t('explorer.map-class', {
        range: from === to ? figures.exact(from) : `${figures.exact(from)}–${figures.exact(to)}`,
        count,
      }),
      ...{ colour, mark: 'bar' as const },
    })),
    ...(isCount
      ? [
          {
            text: t('explorer.map-circles', { largest: figures.exact(largest) }),
            ...{ colour: '$gain-2', mark: 'bar' as const },
          },
        ]
      : []),
    ...(suppressed.size > 0
      ? [{ text: t('explorer.suppressed-short'), colour: '$line-strong', mark: 'bar' as const }]
      : []),
    { text: t('explorer.missing-short'), colour: '$missing', mark: 'bar' as const },
  ]
}
