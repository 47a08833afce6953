import { type Shape, shape } from '../../ui/picture.ts'
import type { Plot, PlotWords } from '../../ui/plot/plot.ts'
import { plotText } from '../../ui/plot/plotText.ts'

/** One difference, with its sign. */
export interface DifferenceBar {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly figure: string
  readonly text: string
  readonly path: string
}

const ROW = 34
const BAR = 10

/**
 * Differences as bars from a common zero in the middle, more towards the end of the line and less
 * towards its beginning; name and figure stand above each bar.
 */
export function differencePlot(
  bars: readonly DifferenceBar[],
  width: number,
  { direction }: Pick<PlotWords, 'direction'>,
): Plot {
  const largest = Math.max(0, ...bars.map(({ value }) => Math.abs(value)))
  const zero = width / 2
  const sign = direction === 'ltr' ? 1 : -1
  const [start, end] = direction === 'ltr' ? [0, width] : [width, 0]
  const sides = direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const name = { 'font-size': 13, fill: '$ink' }
  const shapes = bars.flatMap(({ label, figure, value }, index): readonly Shape[] => {
    const y = index * ROW
    const length = largest > 0 ? (zero * Math.abs(value)) / largest : 0
    const towardsRight = Math.sign(value) === sign
    return [
      plotText(label, { x: start, y: y + 14, side: sides[0] }, direction, name),
      plotText(figure, { x: end, y: y + 14, side: sides[1] }, direction, name),
      shape('rect', { x: 0, y: y + 19, width, height: BAR, fill: '$even' }),
      shape('rect', {
        x: towardsRight ? zero : zero - length,
        y: y + 19,
        width: length,
        height: BAR,
        fill: value >= 0 ? '$gain-2' : '$loss-2',
      }),
      shape('line', { x1: zero, x2: zero, y1: y + 17, y2: y + 31, stroke: '$ink-soft' }),
    ]
  })
  const marks = bars.map(({ id, text, path }, index) => ({
    id,
    row: index,
    column: 0,
    x: 0,
    y: index * ROW,
    width,
    height: ROW,
    text,
    path,
  }))
  return { picture: { width, height: Math.max(ROW, bars.length * ROW), shapes }, marks }
}
