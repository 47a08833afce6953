import { type Picture, type Shape, shape } from '../../ui/picture.ts'
import { type ChordLabel, LABEL_LINE, LABEL_SIZE } from './chordLabels.ts'
import type { ChordLayout } from './chordLayout.ts'
import { tickLine, tickText } from './tickGeometry.ts'

/** The chord figure as a picture for files. @param figure writes the number beside a tick. */
export function drawChord(
  layout: ChordLayout,
  labels: readonly ChordLabel[],
  colours: readonly string[],
  size: { readonly width: number; readonly height: number },
  figure: (value: number) => string,
): Picture {
  const centre = `translate(${size.width / 2},${size.height / 2})`
  const shapes: Shape[] = [
    ...layout.ribbons.map(({ d, from }) =>
      shape('path', {
        d,
        fill: colours[from]!,
        'fill-opacity': 0.72,
      }),
    ),
    ...layout.sectors.flatMap((sector) => [
      ...sector.arrivals.map(({ from, d }) => shape('path', { d, fill: colours[from]! })),
      shape('path', { d: sector.departures, fill: colours[sector.index]! }),
      ...sector.ticks.flatMap((tick) => {
        const line = shape('line', {
          ...tickLine(layout.outerRadius, tick),
          stroke: '$line-strong',
          'stroke-width': 0.75,
        })
        if (tick.hundredThousands === null) return [line]
        const look = { 'font-size': 10, fill: '$ink-soft', 'dominant-baseline': 'middle' }
        const place = tickText(layout.outerRadius, tick)
        return [line, shape('text', { ...place, ...look }, figure(tick.hundredThousands))]
      }),
    ]),
    ...labels.flatMap(({ lines, x, y, anchor, sector }) =>
      lines.map((line, index) =>
        shape(
          'text',
          {
            x,
            y: y + index * LABEL_LINE,
            'text-anchor': anchor,
            'font-size': LABEL_SIZE,
            'font-weight': layout.sectors[sector]!.node.kind === 'region' ? 600 : 400,
            fill: '$ink',
          },
          line,
        ),
      ),
    ),
  ]
  return { ...size, shapes: [shape('g', { transform: centre }, shapes)] }
}
