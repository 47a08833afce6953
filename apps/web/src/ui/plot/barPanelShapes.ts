import { wrapText } from '../framePicture.ts'
import { type Shape, shape } from '../picture.ts'
import {
  type BarPanel,
  type BarRange,
  type BarSegment,
  type Grid,
  type PeriodBar,
  type Place,
  sumOf,
  TITLE_LINE,
  TITLE_SIZE,
  xOf,
  yOf,
} from './barGeometry.ts'
import type { PlotMark, PlotWords } from './plot.ts'
import { diamond } from './plotLegend.ts'
import { plotText } from './plotText.ts'

/** Everything that is drawn of one panel. */
export function panelShapes(
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
    y: yOf(grid, place, sumOf(bar.up)),
    width,
    height: yOf(grid, place, -sumOf(bar.down)) - yOf(grid, place, sumOf(bar.up)),
    fill: 'none',
    stroke: '$ink',
    'stroke-width': 1.5,
  })
  return [
    ...stack(bar.up, 1),
    ...stack(bar.down, -1),
    ...(bar.chosen ? [outline] : []),
    ...rangeShapes(bar, { x, width }, (value) => yOf(grid, place, value)),
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

/** The bounds of a period: bars in the middle of it, signs beside them. */
function rangeShapes(
  bar: PeriodBar,
  { x, width }: { readonly x: number; readonly width: number },
  y: (value: number) => number,
): readonly Shape[] {
  const whisker = ({ lower, upper, colour }: BarRange, middle: number, band: number) => {
    const [top, bottom] = [Math.min(y(lower), y(upper)), Math.max(y(lower), y(upper))]
    const cap = Math.min(4, width / 6)
    return [
      shape('rect', {
        x: middle - band / 2,
        y: top,
        width: band,
        height: Math.max(1, bottom - top),
        fill: colour,
      }),
      shape('path', {
        d: `M${middle - cap},${top}H${middle + cap}M${middle},${top}V${bottom}M${middle - cap},${bottom}H${middle + cap}`,
        fill: 'none',
        stroke: '$ink',
        'stroke-width': 1,
      }),
    ]
  }
  const down = bar.downRange
  return [
    ...(bar.upRange === undefined ? [] : whisker(bar.upRange, x + width / 2, width / 2)),
    ...(down === undefined
      ? []
      : whisker({ ...down, lower: -down.lower, upper: -down.upper }, x + width / 2, width / 2)),
    ...(bar.signs ?? []).flatMap(({ range }) =>
      range === undefined ? [] : whisker(range, x + (width * 7) / 8, width / 8),
    ),
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
export function barMarks(
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
