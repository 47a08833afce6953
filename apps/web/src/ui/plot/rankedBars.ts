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
  /** Bounds of the figure, drawn as a lighter band with whiskers. */
  readonly range?: { readonly lower: number; readonly upper: number }
}

interface Look {
  readonly colour: string
  readonly largest: number
  readonly least?: number
  readonly width: number
}

const ROW = 34
const BAR = 10

/**
 * Bars from the largest to the smallest, name and figure above each, growing in the direction of
 * reading from a common zero.
 *
 * @param largest the value that fills the width, so that two lists can share one scale.
 * @param least where a value is below zero, the smallest one: zero then stands inside the width.
 */
export function rankedBars(
  bars: readonly RankedBar[],
  look: Look,
  { direction }: Pick<PlotWords, 'direction'>,
): Plot {
  const { colour, width } = look
  const [start, end] = direction === 'ltr' ? [0, width] : [width, 0]
  const [startSide, endSide] =
    direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const shapes = bars.flatMap((bar, index): readonly Shape[] => {
    const y = index * ROW
    const name = { 'font-size': 13, fill: '$ink' }
    return [
      plotText(bar.label, { x: start, y: y + 14, side: startSide }, direction, name),
      plotText(bar.figure, { x: end, y: y + 14, side: endSide }, direction, name),
      shape('rect', { x: 0, y: y + 19, width, height: BAR, fill: '$even' }),
      shape('rect', {
        ...barSpan(bar.value, look, direction),
        y: y + 19,
        height: BAR,
        fill: colour,
      }),
      ...rangeShapes(bar, y + 19, look, direction),
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

const spanOf = ({ largest, least = 0 }: Look): number => Math.max(0, largest) - Math.min(0, least)

/** Where a value lies across the width. */
function placeOf(value: number, look: Look, direction: 'ltr' | 'rtl'): number {
  const span = spanOf(look)
  const share = span > 0 ? (value - Math.min(0, look.least ?? 0)) / span : 0
  return direction === 'ltr' ? look.width * share : look.width * (1 - share)
}

/** A bar from zero to its value. */
function barSpan(value: number, look: Look, direction: 'ltr' | 'rtl') {
  const [zero, end] = [placeOf(0, look, direction), placeOf(value, look, direction)]
  return { x: Math.min(zero, end), width: Math.abs(end - zero) }
}

/** The bounds of one line, from the same zero. */
function rangeShapes(
  { range }: RankedBar,
  y: number,
  look: Look,
  direction: 'ltr' | 'rtl',
): readonly Shape[] {
  const { colour } = look
  if (range === undefined || !(spanOf(look) > 0)) return []
  const at = (value: number): number => placeOf(value, look, direction)
  const [left, right] = [at(range.lower), at(range.upper)].sort((one, other) => one - other)
  const middle = y + BAR / 2
  return [
    shape('rect', {
      x: left!,
      y: y + 2,
      width: Math.max(1, right! - left!),
      height: BAR - 4,
      fill: `${colour}/40`,
    }),
    shape('path', {
      d: `M${left},${y + 1}V${y + BAR - 1}M${left},${middle}H${right}M${right},${y + 1}V${y + BAR - 1}`,
      fill: 'none',
      stroke: '$ink',
      'stroke-width': 1,
    }),
  ]
}
