import { type Shape, shape } from '../picture.ts'
import { plotText, textWidth } from './plotText.ts'

/** One entry of a plot's key. */
export interface LegendItem {
  readonly text: string
  readonly colour: string
  readonly mark: 'bar' | 'line' | 'dashes' | 'tick' | 'diamond'
}

const SIZE = 12
const LINE = 20
const SAMPLE = 18
const GAP = 18

/** The key above a plot, in rows that fit the width, beginning on the side where reading begins. */
export function plotLegend(
  items: readonly LegendItem[],
  width: number,
  direction: 'ltr' | 'rtl',
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const shapes: Shape[] = []
  let x = 0
  let row = 0
  for (const item of items) {
    const room = SAMPLE + 6 + textWidth(item.text, SIZE)
    if (x > 0 && x + room > width) {
      x = 0
      row += 1
    }
    const middle = row * LINE + LINE / 2
    const left = direction === 'ltr' ? x : width - x - SAMPLE
    shapes.push(sampleOf(item, left, middle))
    const textAt =
      direction === 'ltr'
        ? ({ x: x + SAMPLE + 6, side: 'left' } as const)
        : ({ x: width - x - SAMPLE - 6, side: 'right' } as const)
    const look = { 'font-size': SIZE, fill: '$ink' }
    shapes.push(plotText(item.text, { ...textAt, y: middle + 4 }, direction, look))
    x += room + GAP
  }
  return { shapes, height: items.length === 0 ? 0 : (row + 1) * LINE + 4 }
}

function sampleOf({ mark, colour }: LegendItem, left: number, middle: number): Shape {
  if (mark === 'bar') {
    return shape('rect', { x: left + 3, y: middle - 6, width: 12, height: 12, fill: colour })
  }
  if (mark === 'diamond') return diamond(left + SAMPLE / 2, middle, colour)
  return shape('line', {
    x1: left,
    x2: left + SAMPLE,
    y1: middle,
    y2: middle,
    stroke: colour,
    'stroke-width': mark === 'tick' ? 3 : 2,
    ...(mark === 'dashes' ? { 'stroke-dasharray': '4 3' } : {}),
  })
}

/** A hollow mark for a figure that is compared with the others. */
export const diamond = (x: number, y: number, colour: string): Shape =>
  shape('path', {
    d: `M${x},${y - 4.5}L${x + 4.5},${y}L${x},${y + 4.5}L${x - 4.5},${y}Z`,
    fill: '$paper',
    stroke: colour,
    'stroke-width': 1.5,
  })
