import { type Picture, shape } from '../../ui/picture.ts'
import type { FlowArcs } from './flowArcs.ts'
import type { MapGeometry } from './mapGeometry.ts'
import { groundColour, netClass } from './worldCells.ts'

/** Net migration by class, hatched where there is no figure. */
export function groundOf(code: string | null, net: ReadonlyMap<string, number>): string {
  const persons = code === null ? undefined : net.get(code)
  return persons === undefined ? '$missing' : groundColour(netClass(persons))
}

/** The map as a picture for files. @param colourOf token of an origin's region. */
export function drawMap(
  geometry: MapGeometry,
  net: ReadonlyMap<string, number>,
  { arcs }: FlowArcs,
  colourOf: (code: string) => string,
): Picture {
  return {
    width: geometry.width,
    height: geometry.height,
    shapes: [
      ...geometry.shapes.map(({ code, d }) => shape('path', { d, fill: groundOf(code, net) })),
      shape('path', { d: geometry.borders, fill: 'none', stroke: '$paper', 'stroke-width': 0.6 }),
      ...arcs.toReversed().flatMap(({ from, d, head, width }) => [
        shape('path', {
          d,
          fill: 'none',
          stroke: colourOf(from),
          'stroke-width': width,
          'stroke-opacity': 0.75,
        }),
        shape('path', { d: head, fill: colourOf(from) }),
      ]),
    ],
  }
}
