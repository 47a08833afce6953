import { type Shape, shape } from '../../ui/picture.ts'
import type { Plot, PlotMark, PlotWords } from '../../ui/plot/plot.ts'
import { type LegendItem, plotLegend } from '../../ui/plot/plotLegend.ts'
import { plotText } from '../../ui/plot/plotText.ts'

/** One design of coordination: what each State pays under it. */
export interface GapBar {
  readonly id: string
  readonly label: string
  /** Null where it cannot be told. */
  readonly parts: readonly { readonly state: string; readonly amount: number | null }[]
  /** The sum as it is written at the end of the line. */
  readonly figure: string
}

/** Bars of one unit, with a common zero and scale. */
export interface GapPanel {
  readonly id: string
  readonly title: string
  readonly bars: readonly GapBar[]
}

/** Colours of the States, in the order of the career. */
export const STATE_COLOURS = ['$region-1', '$region-5'] as const

const TITLE = 24
const ROW = 36
const BAR = 12
const BETWEEN = 14

/**
 * Pension and contributions by design, each bar made up of what each State pays or keeps. A part
 * that cannot be told is hatched to the end of the line.
 *
 * @param stateName in the reader's language
 * @param amount how an amount is written
 */
export function gapPlot(
  panels: readonly GapPanel[],
  legend: readonly LegendItem[],
  { width, stateName, amount, missing }: GapLook,
  { direction }: Pick<PlotWords, 'direction'>,
): Plot {
  const key = plotLegend(legend, width, direction)
  const shapes: Shape[] = [...key.shapes]
  const marks: PlotMark[] = []
  let [y, row] = [key.height + 4, 0]
  const start = direction === 'ltr' ? 0 : width
  const [startSide, endSide] =
    direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  for (const { title, bars, id: panel } of panels) {
    shapes.push(
      plotText(title, { x: start, y: y + 16, side: startSide }, direction, {
        'font-size': 13,
        'font-weight': 600,
        fill: '$ink',
      }),
    )
    y += TITLE
    const largest = Math.max(...bars.map(({ parts }) => sumOf(parts)))
    for (const { id, label, parts, figure } of bars) {
      const name = { 'font-size': 13, fill: '$ink' }
      shapes.push(
        plotText(label, { x: start, y: y + 14, side: startSide }, direction, name),
        plotText(figure, { x: width - start, y: y + 14, side: endSide }, direction, name),
        shape('rect', { x: 0, y: y + 19, width, height: BAR, fill: '$even' }),
        ...partShapes(parts, { largest, width, y: y + 19 }, direction),
      )
      const words = parts.map(
        ({ state, amount: value }) =>
          `${stateName(state)}: ${value === null ? missing : amount(value)}`,
      )
      marks.push({
        id: `${panel}-${id}`,
        row,
        column: 0,
        x: 0,
        y,
        width,
        height: ROW,
        text: `${label}: ${figure} (${words.join('; ')})`,
      })
      y += ROW
      row += 1
    }
    y += BETWEEN
  }
  return { picture: { width, height: y, shapes }, marks }
}

export interface GapLook {
  readonly width: number
  readonly stateName: (code: string) => string
  readonly amount: (value: number) => string
  readonly missing: string
}

const sumOf = (parts: GapBar['parts']): number =>
  parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)

function partShapes(
  parts: GapBar['parts'],
  { largest, width, y }: { readonly largest: number; readonly width: number; readonly y: number },
  direction: 'ltr' | 'rtl',
): readonly Shape[] {
  let done = 0
  const box = (length: number, fill: string): Shape => {
    const x = direction === 'ltr' ? done : width - done - length
    done += length
    return shape('rect', { x, y, width: length, height: BAR, fill })
  }
  const told = parts.map(({ amount }, place) =>
    amount === null || largest === 0
      ? null
      : box((width * amount) / largest, STATE_COLOURS[place % STATE_COLOURS.length]!),
  )
  const known = told.filter((one): one is Shape => one !== null)
  return parts.some(({ amount }) => amount === null)
    ? [...known, box(width - done, '$missing')]
    : known
}
