import type { SourceReference } from '@corridor/contract'
import { type ReactNode, useMemo } from 'react'
import { useMessages } from '../../../i18n/useMessages.ts'
import { ChartFrame } from '../../../ui/ChartFrame.tsx'
import { PlotFigure } from '../../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../../ui/plot/padPicture.ts'
import type { Plot } from '../../../ui/plot/plot.ts'
import { Select } from '../../../ui/Select.tsx'
import type { ChartName, ExploreView } from '../exploreView.ts'
import { dataAddress } from '../queryAddress.ts'
import type { Cells } from '../readCells.ts'
import type { Table } from '../useTable.ts'
import { AreaMapChart } from './AreaMapChart.tsx'
import { ChordChart } from './ChordChart.tsx'
import {
  type ChartSeries,
  largestSeries,
  MOST_SERIES,
  offeredCharts,
  pointsAt,
} from './chartData.ts'
import { largestAt } from './chartWords.ts'
import type { Drawn } from './drawn.ts'
import { SeriesTable } from './SeriesTable.tsx'
import { barChart, lineChart, panelChart, slopes } from './seriesCharts.ts'
import { type ChartParts, useChartParts } from './useChartParts.ts'

interface ChartViewProps {
  readonly table: Table
  readonly cells: Cells
  readonly sources: readonly SourceReference[]
  readonly change: (part: Partial<ExploreView>) => void
  /** The address of this view where it is not that of the page. */
  readonly link?: () => string
}

/** Bars beyond which a list is better read as a table. */
const MOST_BARS = 30

/** The chart of the same figures as the table; where it does not fit them, that is said. */
export function ChartView({ table, cells, sources, change, link }: ChartViewProps) {
  const t = useMessages()
  const parts = useChartParts(table, cells)
  const { view, structure, selection } = table
  const { periods } = parts.data
  const last = periods.at(-1) ?? ''
  const period = view.period !== undefined && periods.includes(view.period) ? view.period : last
  if (!offeredCharts(structure, parts.data.dimensions, periods.length).includes(view.view)) {
    return (
      <p className="note" role="status">
        {t('explorer.chart-unfit')}
      </p>
    )
  }
  const hasPeriod = ['bar', 'map', 'chord'].includes(view.view) && periods.length > 1
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
  const frame = (drawn: Drawn) => {
    const subtitle = [subtitleOf(parts), drawn.left ?? ''].filter(Boolean).join(' ')
    return (
      <ChartFrame
        id={`${structure.id.toLowerCase()}-${view.view}`}
        title={drawn.title}
        subtitle={subtitle}
        subtitleText={subtitle}
        description={t('explorer.chart-description', {
          chart: t(`explorer.chart-${view.view}`),
          title: drawn.title,
        })}
        sources={sources}
        uncertainty={uncertaintyOf(parts, t)}
        chart={drawn.chart}
        table={drawn.table}
        {...(drawn.picture === undefined ? {} : { picture: drawn.picture })}
        {...(link === undefined ? {} : { link })}
        csvHref={dataAddress(structure, selection, { format: 'csvfilewithlabels', ...asOf })}
        toolbar={
          hasPeriod ? (
            <Select
              label={t('explorer.period')}
              value={period}
              options={periods
                .toReversed()
                .map((one) => ({ value: one, label: parts.period(one) }))}
              onChange={(one) => change({ period: one === last ? undefined : one })}
            />
          ) : undefined
        }
      />
    )
  }
  return <Chart name={view.view} parts={parts} period={period} frame={frame} />
}

function Chart({
  name,
  parts,
  period,
  frame,
}: {
  readonly name: ChartName
  readonly parts: ChartParts
  readonly period: string
  readonly frame: (drawn: Drawn) => ReactNode
}) {
  if (name === 'map') return <AreaMapChart parts={parts} period={period} frame={frame} />
  if (name === 'chord') return <ChordChart parts={parts} period={period} frame={frame} />
  return <PlotChart name={name} parts={parts} period={period} frame={frame} />
}

/** Lines, bars, slopes and panels. */
function PlotChart({
  name,
  parts,
  period,
  frame,
}: {
  readonly name: ChartName
  readonly parts: ChartParts
  readonly period: string
  readonly frame: (drawn: Drawn) => ReactNode
}) {
  const t = useMessages()
  const { periods } = parts.data
  const { draw, drawn, left, shown } = useMemo(
    () => plotOf(name, parts, period),
    [name, parts, period],
  )
  const at = name === 'bar' ? period : (periods.at(-1) ?? '')
  const largest = largestAt(pointsAt({ series: drawn }, at))
  const title =
    largest === null
      ? parts.table.structure.name
      : t(drawn.length === 1 ? 'explorer.finding-one' : 'explorer.finding-largest', {
          name: parts.name(largest.series),
          figure: parts.figure(largest.point),
          period: parts.period(at),
        })
  return frame({
    title,
    ...(left > 0 ? { left: t('explorer.left-out', { drawn: drawn.length, left }) } : {}),
    chart: <PlotFigure label={title} draw={draw} />,
    picture: () => padPicture(draw(720).picture),
    table: <SeriesTable parts={parts} series={drawn} periods={shown} />,
  })
}

/** How a chart is drawn, what of the figures is in it, and how many series are not. */
function plotOf(
  name: ChartName,
  parts: ChartParts,
  period: string,
): {
  readonly draw: (width: number) => Plot
  readonly drawn: readonly ChartSeries[]
  readonly left: number
  readonly shown: readonly string[]
} {
  const { data } = parts
  if (name === 'bar') {
    const ranked = pointsAt(data, period)
      .filter(({ point }) => point.value !== null)
      .toSorted((one, other) => other.point.value! - one.point.value!)
    const kept = ranked.slice(0, MOST_BARS)
    return {
      draw: (width) => barChart(kept, parts, width),
      drawn: kept.map(({ series }) => series),
      left: data.series.length - kept.length,
      shown: [period],
    }
  }
  if (name === 'multiples') return panelsOf(parts)
  const { drawn, left } = largestSeries(data.series)
  if (name === 'slope') {
    const ends = [data.periods[0]!, data.periods.at(-1)!] as const
    return { draw: (width) => slopes(drawn, ends, parts, width), drawn, left, shown: ends }
  }
  return { draw: (width) => lineChart(drawn, parts, width), drawn, left, shown: data.periods }
}

/** Panels by the first dimension, the largest ones; lines by the others, the largest too. */
function panelsOf(parts: ChartParts) {
  const { data } = parts
  const byFirst = Map.groupBy(data.series, ({ codes }) => codes[0] ?? '')
  const kept = largestSeries(
    [...byFirst.values()].map((own) => largestSeries(own, 1).drawn[0] ?? own[0]!),
  ).drawn.map(({ codes }) => codes[0] ?? '')
  const lines = [
    ...new Set(
      largestSeries(
        data.series.filter(({ codes }) => codes[0] === kept[0]),
        MOST_SERIES,
      ).drawn.map(({ codes }) => codes.slice(1).join('~')),
    ),
  ]
  const panels = kept.map((code) => ({
    title: parts.table.words.code(data.dimensions[0]!, code),
    series: byFirst.get(code)!.filter(({ codes }) => lines.includes(codes.slice(1).join('~'))),
  }))
  const drawn = panels.flatMap(({ series }) => series)
  return {
    draw: (width: number) => panelChart(panels, lines, parts, width),
    drawn,
    left: data.series.length - drawn.length,
    shown: data.periods,
  }
}

/** What is the same in all figures, and the unit. */
function subtitleOf({ table, cells, unit }: ChartParts): string {
  const { words, arrangement, structure } = table
  const fixed = cells.dimensions
    .filter(({ id, codes }) => codes.length === 1 && !['FREQ', 'BASIS', 'REPORTED_BY'].includes(id))
    .map(({ id, codes }) => `${words.dimension(id)}: ${words.code(id, codes[0]!)}`)
  const pages = [...arrangement.pages]
    .filter(([id]) => id !== structure.time?.id)
    .map(([id, code]) => `${words.dimension(id)}: ${words.code(id, code)}`)
  return `${[structure.name, unit, ...fixed, ...pages].filter(Boolean).join(' · ')}.`
}

/** How sure the figures are, by their statuses and bounds. */
function uncertaintyOf({ cells }: ChartParts, t: (id: string) => string): string {
  const statuses = new Set(cells.attributes.get('OBS_STATUS') ?? [])
  const hasBounds = cells.attributes.has('UPPER_BOUND')
  return [
    statuses.has('E') ? t('explorer.sure-estimates') : t('explorer.sure-published'),
    hasBounds ? t('explorer.sure-bounds') : statuses.has('E') ? t('explorer.sure-no-bounds') : '',
  ]
    .filter(Boolean)
    .join(' ')
}
