import { type Picture, type Shape, shape } from '../../ui/picture.ts'
import type { FlowArcs } from './flowArcs.ts'
import type { MapGeometry } from './mapGeometry.ts'
import { groundColour, netClass } from './worldCells.ts'

/** Ground of the map: net migration by class, hatched where there is no figure. */
export const mapGround = (
  geometry: MapGeometry,
  net: ReadonlyMap<string, number>,
): readonly Shape[] => [
  ...geometry.shapes.map(({ code, d }) => {
    const persons = code === null ? undefined : net.get(code)
    return shape('path', {
      d,
      fill: persons === undefined ? '$missing' : groundColour(netClass(persons)),
    })
  }),
  shape('path', { d: geometry.borders, fill: 'none', stroke: '$paper', 'stroke-width': 0.6 }),
]

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
      ...mapGround(geometry, net),
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
