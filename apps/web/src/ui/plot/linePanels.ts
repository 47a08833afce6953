import { type Shape, shape } from '../picture.ts'
import { signedScale } from './niceScale.ts'
import type { Plot, PlotMark, PlotWords } from './plot.ts'
import { type LegendItem, plotLegend } from './plotLegend.ts'
import { plotText, spreadApart, textWidth } from './plotText.ts'

export interface LinePoint {
  readonly year: number
  /** Null where the source has no figure: the line is broken there. */
  readonly value: number | null
  readonly text: string
  /** Bounds of the figure, drawn as a lighter bar behind it. */
  readonly range?: { readonly lower: number; readonly upper: number }
}

export interface LineSeries {
  readonly id: string
  readonly colour: string
  /** Drawn in dashes with hollow points, for figures that are compared with the chosen ones. */
  readonly dashed: boolean
  /** Written at the end of the line. */
  readonly endText?: string
  readonly points: readonly LinePoint[]
}

export interface LinePanel {
  readonly title: string
  readonly series: readonly LineSeries[]
}

const TITLE = 22
const FOOT = 22
const BREAK = 680
const GAP = 28
const LABEL = 12

/**
 * Lines through time in panels of one scale with zero in it, side by side or below each other as the width
 * allows. Gaps stay gaps: a year without a figure is hatched at the foot and breaks the line.
 *
 * @param width pixels of the whole drawing.
 * @param isDense many small panels side by side instead of two large ones.
 */
export function linePanels(
  panels: readonly LinePanel[],
  legend: readonly LegendItem[],
  width: number,
  words: PlotWords,
  isDense = false,
): Plot {
  const columns = columnsOf(panels.length, width, isDense)
  const panelWidth = (width - (columns - 1) * GAP) / columns
  const panelHeight = Math.round(Math.min(260, Math.max(isDense ? 96 : 170, panelWidth * 0.55)))
  const points = panels.flatMap(({ series }) => series.flatMap((one) => one.points))
  const ends = (end: 'lower' | 'upper') =>
    points.map(({ value, range }) => range?.[end] ?? value ?? 0)
  const scale = signedScale(Math.min(0, ...ends('lower')), Math.max(0, ...ends('upper')), 4)
  const years = [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b)
  const key = plotLegend(legend, width, words.direction)
  const shapes: Shape[] = [...key.shapes]
  const marks: PlotMark[] = []
  let row = 0
  panels.forEach((panel, index) => {
    const frame: Frame = {
      left: (index % columns) * (panelWidth + GAP),
      top: key.height + Math.floor(index / columns) * (TITLE + panelHeight + FOOT + 12),
      width: panelWidth,
      height: panelHeight,
      marginLeft: 6 + Math.max(...scale.ticks.map((tick) => textWidth(words.figure(tick), 11))),
      marginRight: Math.max(endRoom(panels, panelWidth), halfOfLast(years, words)),
      scale,
      years,
    }
    shapes.push(...axes(panel.title, frame, words), ...lines(panel, frame, words))
    for (const series of panel.series) {
      marks.push(...marksOf(series, frame, row))
      row += 1
    }
  })
  const rows = Math.ceil(panels.length / columns)
  const height = key.height + rows * (TITLE + panelHeight + FOOT + 12)
  return { picture: { width, height, shapes }, marks }
}

/** Width of a small panel at least. Pixels. */
const SMALL = 150

function columnsOf(panels: number, width: number, isDense: boolean): number {
  if (isDense) return Math.max(1, Math.min(4, panels, Math.floor((width + GAP) / (SMALL + GAP))))
  return width >= BREAK ? Math.min(2, panels) : 1
}

interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly marginLeft: number
  readonly marginRight: number
  readonly scale: {
    readonly bottom: number
    readonly top: number
    readonly ticks: readonly number[]
  }
  readonly years: readonly number[]
}

/** Room for the half of a long last label, as of a period, that stands beyond the axis. */
function halfOfLast(years: readonly number[], words: PlotWords): number {
  const last = years.at(-1)
  const width = last === undefined ? 0 : textWidth(words.year(last), 11)
  return width > 34 ? width / 2 - 4 : 0
}

function endRoom(panels: readonly LinePanel[], panelWidth: number): number {
  const texts = panels.flatMap(({ series }) => series.map(({ endText = '' }) => endText))
  // The texts are bold and so a little wider than others.
  const widest = Math.max(0, ...texts.map((text) => 1.12 * textWidth(text, LABEL)))
  const most = Math.max(...panels.map(({ series }) => series.length))
  return Math.min(panelWidth * 0.42, widest === 0 ? 8 : widest + 12 + leaderRoom(most))
}

function xOf(frame: Frame, year: number): number {
  const [first = year, last = year] = [frame.years[0], frame.years.at(-1)]
  const room = frame.width - frame.marginLeft - frame.marginRight - 8
  return frame.left + frame.marginLeft + 4 + (room * (year - first)) / Math.max(1, last - first)
}

const yOf = ({ top, height, scale }: Frame, value: number): number =>
  top + TITLE + (height * (scale.top - value)) / (scale.top - scale.bottom)

function axes(title: string, frame: Frame, words: PlotWords): readonly Shape[] {
  const { left, top, width, marginLeft, marginRight, scale, years } = frame
  const rtl = words.direction === 'rtl'
  const right = left + width - marginRight
  const titleAt = rtl
    ? ({ x: left + width, side: 'right' } as const)
    : ({ x: left, side: 'left' } as const)
  return [
    plotText(title, { ...titleAt, y: top + 13 }, words.direction, {
      'font-size': 13,
      'font-weight': 600,
      fill: '$ink',
    }),
    ...scale.ticks.flatMap((tick) => [
      shape('line', {
        x1: left + marginLeft,
        x2: right,
        y1: yOf(frame, tick),
        y2: yOf(frame, tick),
        stroke: tick === 0 ? '$line-strong' : '$line',
        'stroke-width': 1,
      }),
      plotText(
        words.figure(tick),
        { x: left + marginLeft - 6, y: yOf(frame, tick) + 4, side: 'right' },
        words.direction,
      ),
    ]),
    ...shownYears(frame, years, words).map((year) =>
      plotText(
        words.year(year),
        { x: xOf(frame, year), y: yOf(frame, scale.bottom) + 16, side: 'middle' },
        words.direction,
      ),
    ),
  ]
}

/** Years that can be written beside each other; the first and the last always are. */
function shownYears(frame: Frame, years: readonly number[], words: PlotWords): readonly number[] {
  const shown: number[] = []
  const widest = Math.max(26, ...years.map((year) => textWidth(words.year(year), 11)))
  const room = (one: number, other: number): boolean =>
    Math.abs(xOf(frame, one) - xOf(frame, other)) >= widest + 8
  const last = years.at(-1)
  for (const year of years) {
    const fits = shown.length === 0 || room(shown.at(-1)!, year)
    if (fits && (year === last || last === undefined || room(year, last))) shown.push(year)
  }
  if (last !== undefined && !shown.includes(last)) shown.push(last)
  return shown
}

function lines(panel: LinePanel, frame: Frame, words: PlotWords): readonly Shape[] {
  // What is compared lies below what is chosen.
  const ordered = panel.series.toSorted((one, other) => Number(other.dashed) - Number(one.dashed))
  return [
    ...ordered.flatMap((series) => [
      ...segmentsOf(series).map((segment) =>
        shape('path', {
          d: `M${segment.map(({ year, value }) => `${round(xOf(frame, year))},${round(yOf(frame, value))}`).join('L')}`,
          fill: 'none',
          stroke: series.colour,
          'stroke-width': series.dashed ? 1.5 : 2.25,
          ...(series.dashed ? { 'stroke-dasharray': '4 3' } : {}),
        }),
      ),
      ...series.points.flatMap((point) => rangeOf(series, point, frame)),
      ...series.points.map((point) => dotOf(series, point, frame)),
    ]),
    ...endTexts(panel, frame, words),
  ]
}

const round = (value: number): number => Math.round(value * 10) / 10

function segmentsOf({ points }: LineSeries) {
  const segments: { year: number; value: number }[][] = [[]]
  for (const { year, value } of points) {
    if (value === null) segments.push([])
    else segments.at(-1)!.push({ year, value })
  }
  return segments.filter((segment) => segment.length > 1)
}

/** The bounds of a figure behind its dot. */
function rangeOf(series: LineSeries, { year, range }: LinePoint, frame: Frame): readonly Shape[] {
  if (range === undefined) return []
  const [top, bottom] = [yOf(frame, range.upper), yOf(frame, range.lower)]
  return [
    shape('rect', {
      x: round(xOf(frame, year)) - 3,
      y: round(top),
      width: 6,
      height: Math.max(1, round(bottom - top)),
      fill: `${series.colour}/40`,
    }),
  ]
}

function dotOf(series: LineSeries, { year, value }: LinePoint, frame: Frame): Shape {
  const x = round(xOf(frame, year))
  if (value === null) {
    return shape('rect', {
      x: x - 4,
      y: yOf(frame, 0) - (series.dashed ? 14 : 8),
      width: 8,
      height: series.dashed ? 6 : 8,
      fill: '$missing',
      stroke: '$line-strong',
      'stroke-width': 0.5,
    })
  }
  return shape('circle', {
    cx: x,
    cy: round(yOf(frame, value)),
    r: series.dashed ? 2.5 : 3,
    fill: series.dashed ? '$paper' : series.colour,
    stroke: series.colour,
    'stroke-width': 1.25,
  })
}

/** Where many lines end close together their names are tied to them. */
const leaderRoom = (ends: number): number => (ends > 4 ? 16 : 0)

const leader = (series: LineSeries, x: number, y: number, place: number, offset: number): Shape =>
  shape('path', {
    d: `M${round(x + 5)},${round(y)}L${round(x + offset - 3)},${round(place)}`,
    fill: 'none',
    stroke: series.colour,
    'stroke-width': 1,
  })

function endTexts(panel: LinePanel, frame: Frame, words: PlotWords): readonly Shape[] {
  const ends = panel.series.flatMap((series) => {
    const last = series.points.findLast(({ value }) => value !== null)
    return series.endText === undefined || last === undefined
      ? []
      : [{ series, year: last.year, y: yOf(frame, last.value!) }]
  })
  const bounds = { least: frame.top + TITLE, most: yOf(frame, frame.scale.bottom) }
  const places = spreadApart(
    ends.map(({ y }) => y),
    LABEL + 3,
    bounds,
  )
  const offset = leaderRoom(ends.length) + 9
  return ends.flatMap(({ series, year, y }, index) => [
    ...(offset > 9 ? [leader(series, xOf(frame, year), y, places[index]!, offset)] : []),
    plotText(
      series.endText!,
      { x: xOf(frame, year) + offset, y: places[index]! + 4, side: 'left' },
      words.direction,
      { 'font-size': LABEL, fill: '$ink', 'font-weight': 600 },
    ),
  ])
}

function marksOf(series: LineSeries, frame: Frame, row: number): readonly PlotMark[] {
  return series.points.map(({ year, value, text }) => ({
    id: `${row}-${series.id}-${year}`,
    row,
    column: frame.years.indexOf(year),
    x: xOf(frame, year) - 7,
    y: yOf(frame, value ?? 0) - 7,
    width: 14,
    height: 14,
    text,
  }))
}
