import { type Shape, shape } from '../../../ui/picture.ts'
import { signedScale } from '../../../ui/plot/niceScale.ts'
import type { Plot, PlotMark, PlotWords } from '../../../ui/plot/plot.ts'
import { plotText, spreadApart } from '../../../ui/plot/plotText.ts'

export interface Slope {
  readonly id: string
  readonly name: string
  readonly colour: string
  /** Figures of the two periods; null where there is none. */
  readonly values: readonly [number | null, number | null]
  readonly figures: readonly [string, string]
  readonly text: string
}

const HEAD = 26
const LINE = 17

/** Figures of two periods joined by lines, on one scale with zero in it. */
export function slopeChart(
  slopes: readonly Slope[],
  heads: readonly [string, string],
  width: number,
  { direction }: Pick<PlotWords, 'direction'>,
): Plot {
  const height = Math.max(220, slopes.length * (LINE + 8))
  const room = Math.min(230, width * 0.36)
  const mirror = (x: number): number => (direction === 'ltr' ? x : width - x)
  const values = slopes.flatMap((one) => one.values).filter((value) => value !== null)
  const { bottom, top } = signedScale(Math.min(0, ...values), Math.max(0, ...values), 4)
  const y = (value: number): number => HEAD + (height * (top - value)) / (top - bottom)
  const xs = [mirror(room), mirror(width - room)] as const
  const inner = direction === 'ltr' ? ('right' as const) : ('left' as const)
  const outer = direction === 'ltr' ? ('left' as const) : ('right' as const)
  const head = { 'font-size': 12, 'font-weight': 600, fill: '$ink' }
  const shapes: Shape[] = [
    plotText(heads[0], { x: xs[0], y: 13, side: inner }, direction, head),
    plotText(heads[1], { x: xs[1], y: 13, side: outer }, direction, head),
    shape('line', {
      ...{ x1: xs[0], x2: xs[1], y1: y(0), y2: y(0) },
      ...{ stroke: '$line-strong', 'stroke-width': 1 },
    }),
  ]
  const marks: PlotMark[] = []
  for (const end of [0, 1] as const) {
    const there = slopes.filter(({ values: own }) => own[end] !== null)
    const places = spreadApart(
      there.map(({ values: own }) => y(own[end]!)),
      LINE,
      { least: HEAD, most: HEAD + height },
    )
    there.forEach((one, index) => {
      const words =
        end === 0 && one.values[1] !== null ? one.figures[0] : `${one.name} ${one.figures[end]}`
      const at = { x: mirror(end === 0 ? room - 26 : width - room + 26), y: places[index]! + 4 }
      const tie = mirror(end === 0 ? room - 23 : width - room + 23)
      shapes.push(
        plotText(shorten(words, room - 28), { ...at, side: end === 0 ? inner : outer }, direction, {
          ...{ 'font-size': 12, fill: '$ink' },
        }),
        shape('path', {
          d: `M${tie},${places[index]!}L${mirror(end === 0 ? room - 5 : width - room + 5)},${y(one.values[end]!)}`,
          ...{ fill: 'none', stroke: one.colour, 'stroke-width': 1 },
        }),
        shape('circle', { cx: xs[end], cy: y(one.values[end]!), r: 3.5, fill: one.colour }),
      )
      marks.push({
        ...{ id: `${end}-${one.id}`, row: index, column: end, text: one.text },
        x: Math.min(mirror(end === 0 ? 0 : width - room), mirror(end === 0 ? room : width)),
        ...{ y: places[index]! - LINE / 2, width: room, height: LINE },
      })
    })
  }
  for (const { values: own, colour } of slopes) {
    if (own[0] === null || own[1] === null) continue
    shapes.push(
      shape('line', {
        ...{ x1: xs[0], y1: y(own[0]), x2: xs[1], y2: y(own[1]) },
        ...{ stroke: colour, 'stroke-width': 2 },
      }),
    )
  }
  return { picture: { width, height: HEAD + height + 12, shapes }, marks }
}

/** A text cut to about the width that there is. */
function shorten(text: string, room: number): string {
  const most = Math.max(6, Math.floor(room / 6.9))
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
