import { type Shape, shape } from '../picture.ts'
import type { Plot, PlotWords } from './plot.ts'
import { plotText } from './plotText.ts'

export interface RankedBar {
  readonly id: string
  readonly label: string
  readonly value: number
  /** The figure as it is written at the end of the line. */
  readonly figure: string
  readonly text: string
  readonly path?: string
}

const ROW = 34
const BAR = 10

/**
 * Bars from the largest to the smallest, name and figure above each, growing in the direction of
 * reading from a common zero.
 *
 * @param largest the value that fills the width, so that two lists can share one scale.
 */
export function rankedBars(
  bars: readonly RankedBar[],
  look: { readonly colour: string; readonly largest: number; readonly width: number },
  { direction }: Pick<PlotWords, 'direction'>,
): Plot {
  const { colour, largest, width } = look
  const [start, end] = direction === 'ltr' ? [0, width] : [width, 0]
  const [startSide, endSide] =
    direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const shapes = bars.flatMap((bar, index): readonly Shape[] => {
    const y = index * ROW
    const length = largest > 0 ? (width * bar.value) / largest : 0
    const name = { 'font-size': 13, fill: '$ink' }
    return [
      plotText(bar.label, { x: start, y: y + 14, side: startSide }, direction, name),
      plotText(bar.figure, { x: end, y: y + 14, side: endSide }, direction, name),
      shape('rect', { x: 0, y: y + 19, width, height: BAR, fill: '$even' }),
      shape('rect', {
        x: direction === 'ltr' ? 0 : width - length,
        y: y + 19,
        width: length,
        height: BAR,
        fill: colour,
      }),
    ]
  })
  const marks = bars.map((bar, index) => ({
    id: bar.id,
    row: index,
    column: 0,
    x: 0,
    y: index * ROW,
    width,
    height: ROW,
    text: bar.text,
    ...(bar.path === undefined ? {} : { path: bar.path }),
  }))
  return { picture: { width, height: Math.max(ROW, bars.length * ROW), shapes }, marks }
}
