import { wrapText } from '../framePicture.ts'
import type { Shape } from '../picture.ts'
import {
  type BarPanel,
  type BarRange,
  type Grid,
  LABEL_SIZE,
  type Place,
  sumOf,
  TITLE_LINE,
  TITLE_SIZE,
} from './barGeometry.ts'
import { barMarks, panelShapes } from './barPanelShapes.ts'
import { niceScale } from './niceScale.ts'
import type { Plot, PlotMark, PlotWords } from './plot.ts'
import { type LegendItem, plotLegend } from './plotLegend.ts'
import { textWidth } from './plotText.ts'

export type { BarPanel, BarRange, BarSegment, BarSign, PeriodBar } from './barGeometry.ts'

const GAP = 14
const FOOT = 18
/** Room for the frame of the last panel. */
const RIGHT = 5

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

function gridOf(panels: readonly BarPanel[], width: number, words: PlotWords): Grid {
  const bars = panels.flatMap((panel) => panel.bars)
  const signs = bars.flatMap(
    (bar) =>
      bar.signs?.flatMap(({ value, range }) =>
        range === undefined ? [value] : [value, range.lower, range.upper],
      ) ?? [],
  )
  const most = (range: BarRange | undefined): number => range?.upper ?? 0
  const up = Math.max(0, ...bars.map((bar) => Math.max(sumOf(bar.up), most(bar.upRange))), ...signs)
  const down = Math.max(
    0,
    ...bars.map((bar) => Math.max(sumOf(bar.down), most(bar.downRange))),
    ...signs.map((value) => -value),
  )
  const scale = niceScale(Math.max(up, down), panels.length > 1 ? 3 : 4)
  const reach = (most: number): number => Math.ceil(most / scale.step - 1e-9) * scale.step
  const labels = scale.ticks.map((tick) => textWidth(words.figure(tick), LABEL_SIZE))
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
