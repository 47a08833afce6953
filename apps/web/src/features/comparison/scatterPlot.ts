import { type Shape, shape } from '../../ui/picture.ts'
import type { Plot, PlotWords } from '../../ui/plot/plot.ts'
import { plotText, textWidth } from '../../ui/plot/plotText.ts'

/** One pair: its figure in A along, in B upwards. Both above zero. */
export interface ScatterPoint {
  readonly id: string
  readonly a: number
  readonly b: number
  readonly text: string
  readonly path?: string
}

export interface ScatterWords extends Pick<PlotWords, 'direction' | 'figure'> {
  /** What the axes are: along, upwards. */
  readonly axes: readonly [string, string]
  /** Written at the line on which both are the same. */
  readonly same: string
}

const HEAD = 22
const FOOT = 42
const TALLEST = 440
const DOT = 4
/** The box that answers to the pointer. */
const REACH = 12
const EDGE = 8

/**
 * Pairs in two estimates against each other on two logarithmic axes of the same length in powers of
 * ten. Above the line more people in B, below it fewer; the colours say the same.
 */
export function scatterPlot(
  points: readonly ScatterPoint[],
  width: number,
  words: ScatterWords,
): Plot {
  const axis = powers(points.flatMap(({ a, b }) => [a, b]))
  const margin = 8 + Math.max(...axis.ticks.map((tick) => textWidth(words.figure(tick), 11)))
  const height = Math.min(TALLEST, Math.round(width * 0.85))
  const side = { x: width - margin - EDGE, y: height - HEAD - FOOT }
  const rtl = words.direction === 'rtl'
  const at = (value: number): number => (Math.log10(value) - axis.from) / (axis.to - axis.from)
  const xOf = (value: number): number => {
    const x = margin + side.x * at(value)
    return rtl ? width - x : x
  }
  const yOf = (value: number): number => HEAD + side.y * (1 - at(value))
  const frame: Frame = { ...axis, width, height, margin, xOf, yOf }
  const dots = points.map(({ a, b }) =>
    shape('circle', {
      cx: xOf(a),
      cy: yOf(b),
      r: DOT,
      fill: a === b ? '$ink-soft' : b > a ? '$gain-3' : '$loss-3',
      'fill-opacity': 0.75,
      stroke: '$paper',
      'stroke-width': 0.5,
    }),
  )
  // Arrow keys go along the axis that is read first, as the eye does.
  const order = points.toSorted((one, other) => (rtl ? other.a - one.a : one.a - other.a))
  const marks = order.map((point, column) => ({
    id: point.id,
    row: 0,
    column,
    x: Math.max(0, Math.min(width - REACH, xOf(point.a) - REACH / 2)),
    y: yOf(point.b) - REACH / 2,
    width: REACH,
    height: REACH,
    text: point.text,
    ...(point.path === undefined ? {} : { path: point.path }),
  }))
  return { picture: { width, height, shapes: [...grid(frame, words), ...dots] }, marks }
}

/** Whole powers of ten round all values, at least one apart. */
function powers(values: readonly number[]) {
  const from = Math.floor(Math.log10(Math.min(...values, 1e9)))
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values, 1))))
  const ticks = Array.from({ length: to - from + 1 }, (_, place) => 10 ** (from + place))
  return { from, to, ticks }
}

interface Frame {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly xOf: (value: number) => number
  readonly yOf: (value: number) => number
}

function grid(frame: Frame, { direction, figure, axes, same }: ScatterWords): readonly Shape[] {
  const { from, to, ticks, width, height, margin, xOf, yOf } = frame
  const [least, most] = [10 ** from, 10 ** to]
  const rtl = direction === 'rtl'
  const [start, end] = rtl ? [width, 0] : [0, width]
  const [startSide, endSide] = rtl ? (['right', 'left'] as const) : (['left', 'right'] as const)
  const title = { 'font-size': 12, fill: '$ink' }
  const beside = rtl ? width - margin + 4 : margin - 4
  // The figures of the axis need room: every second one where there is little.
  const room = Math.abs(xOf(ticks[1]!) - xOf(ticks[0]!))
  const every = room < 1.2 * margin ? 2 : 1
  return [
    ...ticks.flatMap((tick, place) => [
      line({ x1: xOf(tick), x2: xOf(tick), y1: yOf(least), y2: yOf(most) }),
      line({ x1: xOf(least), x2: xOf(most), y1: yOf(tick), y2: yOf(tick) }),
      plotText(figure(tick), { x: beside, y: yOf(tick) + 4, side: endSide }, direction),
      ...(place % every === 0
        ? [
            plotText(
              figure(tick),
              {
                x: xOf(tick),
                y: yOf(least) + 15,
                side: tick === most ? endSide : 'middle',
              },
              direction,
            ),
          ]
        : []),
    ]),
    shape('line', {
      x1: xOf(least),
      y1: yOf(least),
      x2: xOf(most),
      y2: yOf(most),
      stroke: '$ink-soft',
      'stroke-dasharray': '4 3',
    }),
    plotText(same, { x: xOf(most), y: HEAD - 8, side: endSide }, direction),
    plotText(axes[1], { x: start, y: HEAD - 8, side: startSide }, direction, title),
    plotText(axes[0], { x: end, y: height - 8, side: endSide }, direction, title),
  ]
}

const line = (ends: Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>): Shape =>
  shape('line', { ...ends, stroke: '$even' })
