import { type Picture, type Shape, shape } from '../../../ui/picture.ts'
import { type LegendItem, plotLegend } from '../../../ui/plot/plotLegend.ts'
import type { MapGeometry } from '../../flows/mapGeometry.ts'

/** A class of values: from `from` on, up to the next one. */
export interface ValueClass {
  readonly from: number
  readonly to: number
  readonly colour: string
  /** Areas in it. */
  readonly count: number
}

const HUES = ['$gain-1', '$gain-2', '$gain-3'] as const
const LOSSES = ['$loss-3', '$loss-2', '$loss-1'] as const

/**
 * Classes with about as many areas each, from the least to the largest; values below zero in classes of
 * their own, so that a gain and a loss are never of one colour.
 *
 * @example
 * valueClasses([1, 2, 3, 4, 5, 6]).map(({ count }) => count) // => [2, 2, 2]
 */
export function valueClasses(values: readonly number[]): readonly ValueClass[] {
  return [
    ...quantiles(
      values.filter((value) => value < 0),
      LOSSES,
    ),
    ...quantiles(
      values.filter((value) => value >= 0),
      HUES,
    ),
  ]
}

function quantiles(values: readonly number[], colours: readonly string[]): readonly ValueClass[] {
  const sorted = values.toSorted((a, b) => a - b)
  const distinct = new Set(sorted).size
  const classes = Math.min(colours.length, distinct)
  const found: ValueClass[] = []
  let start = 0
  for (let one = 0; one < classes; one++) {
    let end =
      one === classes - 1 ? sorted.length : Math.round(((one + 1) * sorted.length) / classes)
    end = Math.max(end, start + 1)
    // The same figure never stands in two classes.
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1
    if (start >= sorted.length) break
    const place = classes === 1 ? colours.length - 1 : one
    found.push({
      ...{ from: sorted[start]!, to: sorted[end - 1]!, count: end - start },
      colour: colours[place]!,
    })
    start = end
  }
  return found
}

export const classOf = (classes: readonly ValueClass[], value: number): ValueClass | undefined =>
  classes.find(({ from, to }) => value >= from && value <= to)

export interface MapFigures {
  /** Figures by area. */
  readonly values: ReadonlyMap<string, number>
  readonly suppressed: ReadonlySet<string>
  /** Counts are drawn as circles: an area coloured by a count looks as if it were a rate. */
  readonly isCount: boolean
}

/** Largest circle. Pixels. */
const RADIUS_SHARE = 0.032

/** The radius of a figure's circle: the area of the circle is in proportion to it. */
export const circleRadius = (value: number, largest: number, width: number): number =>
  largest > 0 ? Math.max(1.2, Math.sqrt(Math.abs(value) / largest) * width * RADIUS_SHARE) : 0

/** The map with its figures; areas without a figure are hatched. */
export function areaMap(
  geometry: MapGeometry,
  { values, suppressed, isCount }: MapFigures,
  legend: readonly LegendItem[],
  direction: 'ltr' | 'rtl',
): Picture {
  const classes = isCount ? [] : valueClasses([...values.values()])
  const fillOf = (code: string | null): string => {
    if (code === null) return '$missing'
    if (suppressed.has(code)) return '$line-strong'
    const value = values.get(code)
    if (value === undefined) return '$missing'
    return isCount ? '$even' : (classOf(classes, value)?.colour ?? '$missing')
  }
  const largest = Math.max(0, ...[...values.values()].map(Math.abs))
  const circles: Shape[] = isCount
    ? [...values]
        .filter(([, value]) => value !== 0)
        .toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one))
        .flatMap(([code, value]) => {
          const centre = geometry.centres.get(code)
          if (centre === undefined) return []
          return [
            shape('circle', {
              ...{ cx: Math.round(centre[0] * 10) / 10, cy: Math.round(centre[1] * 10) / 10 },
              r: Math.round(circleRadius(value, largest, geometry.width) * 10) / 10,
              ...{ fill: value < 0 ? '$loss-2' : '$gain-2', 'fill-opacity': 0.7 },
              ...{ stroke: value < 0 ? '$loss-3' : '$gain-3', 'stroke-width': 1 },
            }),
          ]
        })
    : []
  const key = plotLegend(legend, geometry.width, direction)
  return {
    width: geometry.width,
    height: geometry.height + key.height + 12,
    shapes: [
      ...geometry.shapes.map(({ code, d }) => shape('path', { d, fill: fillOf(code) })),
      shape('path', { d: geometry.borders, fill: 'none', stroke: '$paper', 'stroke-width': 0.6 }),
      ...circles,
      shape('g', { transform: `translate(0,${geometry.height + 10})` }, key.shapes),
    ],
  }
}
