import { geoNaturalEarth1, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'

export interface MapShape {
  /** Area code; null for shapes without one in the United Nations list. */
  readonly code: string | null
  readonly d: string
}

export interface MapGeometry {
  readonly width: number
  readonly height: number
  readonly shapes: readonly MapShape[]
  /** Borders between different areas. */
  readonly borders: string
  /** Where the arcs of an area begin and end. */
  readonly centres: ReadonlyMap<string, readonly [number, number]>
}

export type WorldTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>

const ANTARCTICA = '010'

/**
 * Shapes of the source that the United Nations list does not have stand with the area to which that
 * list counts them, without a border.
 */
const COUNTED_WITH: Readonly<Record<string, string>> = {
  'N. Cyprus': '196',
  Somaliland: '706',
  Kosovo: '688',
}

/** Width by height of the Natural Earth projection without Antarctica. */
const PROPORTION = 0.46

type Country = GeometryObject<{ name: string }>

const nameOf = ({ properties }: Country): string =>
  properties !== undefined && 'name' in properties ? properties.name : ''

const m49Of = (country: Country): string | null => {
  const counted = COUNTED_WITH[nameOf(country)]
  return counted ?? (country.id === undefined ? null : String(country.id).padStart(3, '0'))
}

/**
 * The world as paths in the Natural Earth projection.
 *
 * @param codeOf area code of an M49 code; null where the estimate has no such area.
 * @remarks O(points of the outline), some tens of milliseconds for 1:50 million.
 */
export function mapGeometry(
  topology: WorldTopology,
  codeOf: (m49: string) => string | null,
  width: number,
): MapGeometry {
  const { countries } = topology.objects
  const height = Math.round(width * PROPORTION)
  const shown = {
    ...countries,
    geometries: countries.geometries.filter((country) => m49Of(country) !== ANTARCTICA),
  }
  const projection = geoNaturalEarth1().fitExtent(
    [
      [1, 1],
      [width - 1, height - 1],
    ],
    feature(topology, shown),
  )
  const path = geoPath(projection).digits(1)
  const shapes = shown.geometries.map((country) => {
    const m49 = m49Of(country)
    const outline = feature(topology, country)
    return {
      code: m49 === null ? null : codeOf(m49),
      counted: nameOf(country) in COUNTED_WITH,
      outline,
      d: path(outline) ?? '',
    }
  })
  const borders = path(
    mesh(topology, shown as typeof countries, (one, other) => {
      const [left, right] = [m49Of(one as Country), m49Of(other as Country)]
      return one !== other && (left === null || left !== right)
    }),
  )
  const centres = new Map<string, readonly [number, number]>()
  for (const { code, counted, outline } of shapes) {
    if (code === null || counted || centres.has(code)) continue
    const centre = path.centroid(largestPart(outline as Feature<Polygon | MultiPolygon>, path.area))
    if (centre.every(Number.isFinite)) centres.set(code, [centre[0], centre[1]])
  }
  return {
    width,
    height,
    shapes: shapes.map(({ code, d }) => ({ code, d })),
    borders: borders ?? '',
    centres,
  }
}

/** The mainland: arcs of France should not end between Europe and Guiana. */
function largestPart(
  shape: Feature<Polygon | MultiPolygon>,
  area: (part: Feature<Polygon>) => number,
): Feature<Polygon | MultiPolygon> {
  const { geometry } = shape
  if (geometry.type !== 'MultiPolygon') return shape
  const parts = geometry.coordinates.map(
    (coordinates): Feature<Polygon> => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates },
    }),
  )
  return parts.reduce((largest, part) => (area(part) > area(largest) ? part : largest), parts[0]!)
}
