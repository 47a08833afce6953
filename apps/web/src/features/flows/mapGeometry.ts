import { geoNaturalEarth1, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { thinLines } from './thinLines.ts'

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

/** Bends smaller than this are not drawn. Pixels. */
const FINEST_PIXELS = 0.7

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

/** Width of the Natural Earth projection at the equator for a scale of 1. */
const EQUATOR = 2 * Math.PI * 0.8707

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
 * @remarks O(points of the outline), 0.2 s for 1:50 million.
 */
export function mapGeometry(
  topology: WorldTopology,
  codeOf: (m49: string) => string | null,
  width: number,
): MapGeometry {
  const { countries } = topology.objects
  const shown = {
    ...countries,
    geometries: countries.geometries.filter((country) => m49Of(country) !== ANTARCTICA),
  }
  const { projection, height } = projectionFor(width)
  const path = geoPath({
    stream: (next) => projection.stream(thinLines(next, FINEST_PIXELS)),
  }).digits(1)
  const shapes = shown.geometries.map((country) => {
    const m49 = m49Of(country)
    const shape = feature(topology, country)
    return {
      code: m49 === null ? null : codeOf(m49),
      counted: nameOf(country) in COUNTED_WITH,
      shape,
      d: path(shape) ?? '',
    }
  })
  const borders = path(
    mesh(topology, shown as typeof countries, (one, other) => {
      const [left, right] = [m49Of(one as Country), m49Of(other as Country)]
      return one !== other && (left === null || left !== right)
    }),
  )
  const centres = new Map<string, readonly [number, number]>()
  for (const { code, counted, shape } of shapes) {
    if (code === null || counted || centres.has(code)) continue
    const centre = path.centroid(mainland(shape as Feature<Polygon | MultiPolygon>))
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

/** Natural Earth, turned so that the edge runs through the Bering Strait, from 84° N to 57° S. */
function projectionFor(width: number) {
  const projection = geoNaturalEarth1()
    .scale(width / EQUATOR)
    .rotate([-11, 0])
    .translate([width / 2, 0])
  const [, top] = projection([11, 84])!
  const [, bottom] = projection([11, -57])!
  projection.translate([width / 2, -top])
  return { projection, height: Math.ceil(bottom - top) }
}

/** The mainland: arcs of France should not end between Europe and Guiana. */
function mainland(shape: Feature<Polygon | MultiPolygon>): Feature<Polygon> {
  const { geometry } = shape
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const largest = parts.reduce((one, other) =>
    ringSize(other[0]!) > ringSize(one[0]!) ? other : one,
  )
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: largest } }
}

/** Area in square degrees, near enough to find the largest part. */
function ringSize(ring: readonly (readonly number[])[]): number {
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    twice += x! * nextY! - nextX! * y!
  }
  return Math.abs(twice)
}
