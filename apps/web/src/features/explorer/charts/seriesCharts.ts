import { regionToken } from '../../../ui/palette.ts'
import { type LinePanel, type LineSeries, linePanels } from '../../../ui/plot/linePanels.ts'
import type { Plot } from '../../../ui/plot/plot.ts'
import { rankedBars } from '../../../ui/plot/rankedBars.ts'
import type { ChartPoint, ChartSeries } from './chartData.ts'
import { slopeChart } from './slopeChart.ts'
import type { ChartParts } from './useChartParts.ts'

const HUES = 10

/** Ten hues; beyond them the same in dashes. */
const lookOf = (place: number) => ({
  colour: `$${regionToken(place % HUES)}`,
  dashed: place >= HUES,
})

function lineOf(
  series: ChartSeries,
  place: number,
  { placeOf, says }: ChartParts,
  endText: string,
): LineSeries {
  return {
    ...{ id: series.codes.join('~'), endText, ...lookOf(place) },
    points: series.points.map((point) => ({
      year: placeOf(point.period),
      value: point.value,
      text: says(series, point),
      ...(point.range === null ? {} : { range: point.range }),
    })),
  }
}

/** How periods are written below the axis, by their places on it. */
const axisWords = ({ data, placeOf, period, short, direction }: ChartParts) => {
  const names = new Map(data.periods.map((text) => [placeOf(text), period(text)]))
  return {
    figure: short,
    year: (place: number) => names.get(place) ?? '',
    direction,
  }
}

/** Longest name at the end of a line. */
const END_LETTERS = 26

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

/** All series in one panel. */
export function lineChart(drawn: readonly ChartSeries[], parts: ChartParts, width: number): Plot {
  const panel: LinePanel = {
    title: parts.unit,
    series: drawn.map((series, place) =>
      lineOf(series, place, parts, drawn.length > 1 ? cut(parts.name(series), END_LETTERS) : ''),
    ),
  }
  return linePanels([panel], [], width, axisWords(parts))
}

export interface Panel {
  readonly title: string
  readonly series: readonly ChartSeries[]
}

/** A panel for each code of the first dimension, lines for those of the others, on one scale. */
export function panelChart(
  panels: readonly Panel[],
  lineNames: readonly string[],
  parts: ChartParts,
  width: number,
): Plot {
  const placeOfLine = (series: ChartSeries): number =>
    Math.max(0, lineNames.indexOf(series.codes.slice(1).join('~')))
  const legend =
    lineNames.length < 2
      ? []
      : lineNames.map((key, place) => {
          const { colour, dashed } = lookOf(place)
          const codes = key.split('~')
          const text = codes
            .map((code, d) => parts.table.words.code(parts.data.dimensions[d + 1]!, code))
            .join(' · ')
          return { text, colour, mark: dashed ? ('dashes' as const) : ('line' as const) }
        })
  return linePanels(
    panels.map(({ title, series }) => ({
      title: cut(title, 24),
      series: series.map((one) => lineOf(one, placeOfLine(one), parts, '')),
    })),
    legend,
    width,
    axisWords(parts),
    true,
  )
}

type At = readonly { readonly series: ChartSeries; readonly point: ChartPoint }[]

/** Figures of one period from the largest to the smallest, bars from zero. */
export function barChart(ranked: At, parts: ChartParts, width: number): Plot {
  const ends = (end: 'lower' | 'upper') =>
    ranked.map(({ point }) => point.range?.[end] ?? point.value ?? 0)
  return rankedBars(
    ranked.map(({ series, point }) => ({
      id: series.codes.join('~'),
      label: cut(parts.name(series), Math.max(16, Math.floor(width / 10))),
      value: point.value ?? 0,
      figure: parts.figure(point),
      text: parts.says(series, point),
      ...(point.range === null ? {} : { range: point.range }),
    })),
    {
      colour: '$region-7',
      largest: Math.max(0, ...ends('upper')),
      least: Math.min(0, ...ends('lower')),
      width,
    },
    parts,
  )
}

/** The first and the last period, joined by lines. */
export function slopes(
  drawn: readonly ChartSeries[],
  [first, last]: readonly [string, string],
  parts: ChartParts,
  width: number,
): Plot {
  const at = (series: ChartSeries, period: string) =>
    series.points.find((point) => point.period === period)
  return slopeChart(
    drawn.map((series, place) => {
      const ends = [at(series, first), at(series, last)] as const
      return {
        id: series.codes.join('~'),
        name: parts.name(series),
        colour: lookOf(place).colour,
        values: [ends[0]?.value ?? null, ends[1]?.value ?? null],
        figures: [
          ends[0] === undefined ? '' : parts.figure(ends[0]),
          ends[1] === undefined ? '' : parts.figure(ends[1]),
        ],
        text: ends
          .flatMap((point) => (point === undefined ? [] : [parts.says(series, point)]))
          .join('; '),
      }
    }),
    [parts.period(first), parts.period(last)],
    width,
    parts,
  )
}
