import { wrapText } from '../framePicture.ts'
import { type Shape, shape } from '../picture.ts'
import { niceScale } from './niceScale.ts'
import type { Plot, PlotMark, PlotWords } from './plot.ts'
import { diamond, type LegendItem, plotLegend } from './plotLegend.ts'
import { plotText, textWidth } from './plotText.ts'

export interface BarSegment {
  readonly id: string
  readonly value: number
  readonly colour: string
  readonly text: string
}

/** A figure with a sign, drawn over the bars. */
export interface BarSign {
  readonly id: string
  readonly value: number
  readonly colour: string
  readonly mark: 'tick' | 'diamond'
  readonly text: string
}

/** One period: as wide as it is long. */
export interface PeriodBar {
  readonly id: string
  readonly from: number
  readonly to: number
  /** From the axis upwards, and from the axis downwards. */
  readonly up: readonly BarSegment[]
  readonly down: readonly BarSegment[]
  readonly signs?: readonly BarSign[]
  /** Why there is no figure; the period is hatched. */
  readonly missing?: string
  /** Outlined: the period that the reader chose. */
  readonly chosen: boolean
}

export interface BarPanel {
  readonly title: string
  /** Framed: the panel of what the reader chose. */
  readonly chosen: boolean
  readonly bars: readonly PeriodBar[]
}

const GAP = 14
const FOOT = 18
const TITLE_SIZE = 12
const LABEL = 11
/** Room for the frame of the last panel. */
const RIGHT = 5
const TITLE_LINE = 15

interface Grid {
  readonly columns: number
  readonly panelWidth: number
  readonly panelHeight: number
  readonly marginLeft: number
  readonly titleHeight: number
  readonly up: number
  readonly down: number
  readonly step: number
  readonly first: number
  readonly last: number
}

/**
 * Bars by period in panels of one scale, two opposite directions above and below the axis. A period
 * is as wide as it is long, so that four years do not look like five.
 *
 * @param width pixels of the whole drawing.
 */
export function barPanels(
  panels: readonly BarPanel[],
  legend: readonly LegendItem[],
  width: number,
  words: PlotWords,
): Plot {
  const key = plotLegend(legend, width, words.direction)
  const grid = gridOf(panels, width, words)
  const rowHeight = grid.titleHeight + grid.panelHeight + FOOT + GAP
  const shapes: Shape[] = [...key.shapes]
  const marks: PlotMark[] = []
  panels.forEach((panel, index) => {
    const column = index % grid.columns
    const left = grid.marginLeft + column * (grid.panelWidth + GAP)
    const top = key.height + Math.floor(index / grid.columns) * rowHeight
    const place: Place = { left, top, isFirst: column === 0 }
    shapes.push(...panelShapes(panel, grid, place, words))
    for (const [position, bar] of panel.bars.entries()) {
      marks.push(...barMarks(bar, grid, place, { row: index * 3, column: position }))
    }
  })
  const rows = Math.ceil(panels.length / grid.columns)
  return { picture: { width, height: key.height + rows * rowHeight, shapes }, marks }
}

const sum = (segments: readonly BarSegment[]): number =>
  segments.reduce((total, { value }) => total + value, 0)

function gridOf(panels: readonly BarPanel[], width: number, words: PlotWords): Grid {
  const bars = panels.flatMap((panel) => panel.bars)
  const signs = bars.flatMap((bar) => bar.signs?.map(({ value }) => value) ?? [])
  const up = Math.max(0, ...bars.map((bar) => sum(bar.up)), ...signs)
  const down = Math.max(0, ...bars.map((bar) => sum(bar.down)), ...signs.map((value) => -value))
  const scale = niceScale(Math.max(up, down), panels.length > 1 ? 3 : 4)
  const reach = (most: number): number => Math.ceil(most / scale.step - 1e-9) * scale.step
  const labels = scale.ticks.map((tick) => textWidth(words.figure(tick), LABEL))
  const marginLeft = 8 + Math.max(...labels)
  const columns = panels.length === 1 ? 1 : Math.min(panels.length, width >= 620 ? 4 : 2)
  const panelWidth = (width - marginLeft - RIGHT - (columns - 1) * GAP) / columns
  const titleLines = panels.map(({ title }) => wrapText(title, panelWidth, TITLE_SIZE).length)
  const isAlone = panels.length === 1
  return {
    columns,
    panelWidth,
    panelHeight: isAlone ? Math.round(Math.min(280, Math.max(200, width * 0.36))) : 130,
    marginLeft,
    titleHeight:
      isAlone && panels[0]!.title === '' ? 8 : Math.max(1, ...titleLines) * TITLE_LINE + 6,
    // A little room stays below or above the axis, so that a zero can be seen as one.
    up: Math.max(reach(up), scale.top * 0.06),
    down: Math.max(reach(down), scale.top * 0.06),
    step: scale.step,
    first: Math.min(...bars.map(({ from }) => from)),
    last: Math.max(...bars.map(({ to }) => to)),
  }
}

interface Place {
  readonly left: number
  readonly top: number
  readonly isFirst: boolean
}

const yOf = (grid: Grid, place: Place, value: number): number =>
  place.top + grid.titleHeight + (grid.panelHeight * (grid.up - value)) / (grid.up + grid.down)

const xOf = (grid: Grid, place: Place, year: number): number =>
  place.left + (grid.panelWidth * (year - grid.first)) / Math.max(1, grid.last - grid.first)

function panelShapes(
  panel: BarPanel,
  grid: Grid,
  place: Place,
  words: PlotWords,
): readonly Shape[] {
  const { left } = place
  const top = place.top + grid.titleHeight
  const frame = shape('rect', {
    x: left - 3,
    y: top - 3,
    width: grid.panelWidth + 6,
    height: grid.panelHeight + 6,
    fill: 'none',
    stroke: '$accent',
    'stroke-width': 1.5,
  })
  return [
    ...titleShapes(panel, grid, place, words),
    ...gridLines(grid, place, words),
    ...panel.bars.flatMap((bar) => barShapes(bar, grid, place)),
    shape('line', {
      x1: left,
      x2: left + grid.panelWidth,
      y1: yOf(grid, place, 0),
      y2: yOf(grid, place, 0),
      stroke: '$ink-soft',
      'stroke-width': 1,
    }),
    ...yearTexts(panel, grid, place, words),
    ...(panel.chosen ? [frame] : []),
  ]
}

function titleShapes(panel: BarPanel, grid: Grid, place: Place, words: PlotWords) {
  const rtl = words.direction === 'rtl'
  const lines = wrapText(panel.title, grid.panelWidth, TITLE_SIZE)
  const x = rtl ? place.left + grid.panelWidth : place.left
  const bottom = place.top + grid.titleHeight - 7
  return lines.map((line, index) =>
    plotText(
      line,
      { x, y: bottom - (lines.length - 1 - index) * TITLE_LINE, side: rtl ? 'right' : 'left' },
      words.direction,
      { 'font-size': TITLE_SIZE, 'font-weight': panel.chosen ? 700 : 400, fill: '$ink' },
    ),
  )
}

function gridLines(grid: Grid, place: Place, words: PlotWords): readonly Shape[] {
  const ticks: number[] = []
  for (let tick = 0; tick <= grid.up + 1e-6; tick += grid.step) ticks.push(tick)
  for (let tick = grid.step; tick <= grid.down + 1e-6; tick += grid.step) ticks.push(-tick)
  return ticks.flatMap((tick) => {
    const y = yOf(grid, place, tick)
    const line = shape('line', {
      x1: place.left,
      x2: place.left + grid.panelWidth,
      y1: y,
      y2: y,
      stroke: '$line',
      'stroke-width': 1,
    })
    if (!place.isFirst) return [line]
    const at = { x: place.left - 6, y: y + 4, side: 'right' } as const
    return [line, plotText(words.figure(Math.abs(tick)), at, words.direction)]
  })
}

function barShapes(bar: PeriodBar, grid: Grid, place: Place): readonly Shape[] {
  const x = xOf(grid, place, bar.from) + 1
  const width = Math.max(1, xOf(grid, place, bar.to) - x - 1)
  if (bar.missing !== undefined) {
    const y = place.top + grid.titleHeight
    const look = { fill: '$missing', stroke: '$line', 'stroke-width': 0.5 }
    return [shape('rect', { x, y, width, height: grid.panelHeight, ...look })]
  }
  const stack = (segments: readonly BarSegment[], sign: 1 | -1): readonly Shape[] => {
    let reached = 0
    return segments.map(({ value, colour }) => {
      const [from, to] = [reached, reached + sign * value]
      reached = to
      const y = yOf(grid, place, Math.max(from, to))
      const height = Math.abs(yOf(grid, place, from) - yOf(grid, place, to))
      return shape('rect', { x, y, width, height, fill: colour })
    })
  }
  const outline = shape('rect', {
    x,
    y: yOf(grid, place, sum(bar.up)),
    width,
    height: yOf(grid, place, -sum(bar.down)) - yOf(grid, place, sum(bar.up)),
    fill: 'none',
    stroke: '$ink',
    'stroke-width': 1.5,
  })
  return [
    ...stack(bar.up, 1),
    ...stack(bar.down, -1),
    ...(bar.chosen ? [outline] : []),
    ...(bar.signs ?? []).map(({ value, mark, colour }) => {
      const y = yOf(grid, place, value)
      if (mark === 'diamond') return diamond(x + width / 2, y, colour)
      return shape('line', {
        x1: x,
        x2: x + width,
        y1: y,
        y2: y,
        stroke: colour,
        'stroke-width': 3,
      })
    }),
  ]
}

/** Every boundary of periods where there is room, otherwise the first and the last. */
function yearTexts(panel: BarPanel, grid: Grid, place: Place, words: PlotWords): readonly Shape[] {
  const all = [...new Set(panel.bars.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const roomEach = grid.panelWidth / Math.max(1, all.length)
  const years = roomEach >= 40 ? all : [grid.first, grid.last]
  const y = place.top + grid.titleHeight + grid.panelHeight + 14
  return years.map((year) => {
    const side = year === grid.first ? 'left' : year === grid.last ? 'right' : 'middle'
    return plotText(words.year(year), { x: xOf(grid, place, year), y, side }, words.direction)
  })
}

/** One mark for each side of a period and one for its signs; a hatched period is one mark. */
function barMarks(
  bar: PeriodBar,
  grid: Grid,
  place: Place,
  at: { readonly row: number; readonly column: number },
): readonly PlotMark[] {
  const x = xOf(grid, place, bar.from)
  const width = xOf(grid, place, bar.to) - x
  const box = (row: number, id: string, from: number, to: number, text: string): PlotMark => ({
    id: `${at.row}-${bar.id}-${id}`,
    row: at.row + row,
    column: at.column,
    x,
    y: yOf(grid, place, from),
    width,
    height: yOf(grid, place, to) - yOf(grid, place, from),
    text,
  })
  if (bar.missing !== undefined) return [box(0, 'missing', grid.up, -grid.down, bar.missing)]
  const texts = (segments: readonly BarSegment[]): string =>
    segments.map(({ text }) => text).join('. ')
  return [
    ...(bar.up.length === 0 ? [] : [box(0, 'up', grid.up, 0, texts(bar.up))]),
    ...(bar.down.length === 0 ? [] : [box(1, 'down', 0, -grid.down, texts(bar.down))]),
    ...(bar.signs ?? []).map((sign) => {
      const y = yOf(grid, place, sign.value)
      return {
        ...box(2, sign.id, 0, 0, sign.text),
        y: y - 6,
        height: 12,
      }
    }),
  ]
}
