import { arc } from 'd3-shape'
import type { FlowMatrix, FlowNode } from './flowMatrix.ts'
import { ribbonPath } from './ribbonPath.ts'
import { type Tick, tickMarks, tickSteps } from './tickMarks.ts'

/** One node of the circle: arrivals in its first half, departures in its second, clockwise. */
export interface Sector {
  readonly index: number
  readonly node: FlowNode
  readonly startAngle: number
  readonly endAngle: number
  /** Persons who arrive and leave, moves inside the node in both. */
  readonly inflow: number
  readonly outflow: number
  /** Inner bar, a piece for each origin; outer bar. SVG paths. */
  readonly arrivals: readonly { readonly from: number; readonly d: string }[]
  readonly departures: string
  /** The whole width of the sector out to the ticks, for pointing and pressing. */
  readonly area: string
  readonly ticks: readonly Tick[]
}

/** One flow that is drawn. It touches the circle where it begins and stops short where it ends. */
export interface Ribbon {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly persons: number
  readonly d: string
  /** Middle of the end, for a mark or a label. */
  readonly tip: readonly [number, number]
}

export interface ChordLayout {
  /** Radius of the circle on which the ribbons begin. The centre is at 0, 0. */
  readonly radius: number
  readonly outerRadius: number
  readonly sectors: readonly Sector[]
  /** Largest last, so that small ones are not hidden below them. */
  readonly ribbons: readonly Ribbon[]
  /** Flows below the threshold: not drawn, but counted, and their place on the circle is kept. */
  readonly hidden: { readonly flows: number; readonly persons: number }
  readonly total: number
}

export interface ChordOptions {
  /** Radius of the circle of ribbons, in pixels; bars and ticks stand outside it. */
  readonly radius: number
  /** Flows of fewer persons are not drawn. */
  readonly threshold: number
  /** Text beside the ticks needs room; without it only the marks stand. */
  readonly tickLabels: boolean
}

const BARS = { gap: 3, width: 6 } as const

/** What the two bars with their gaps take beyond the circle of ribbons. Pixels. */
export const BARS_DEPTH = 2 * (BARS.gap + BARS.width)

/** Share of the circle left free between the sectors together. */
const FREE_SHARE = 0.07
const ORIGIN_GAP = 1
const DESTINATION_GAP_SHARE = 0.045

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The figure of Sander and Abel as geometry: the order of the nodes is the order round the circle,
 * from the top clockwise. Hiding small flows changes neither totals nor lengths.
 *
 * @param matrix persons, >= 0; the diagonal is moves inside a node.
 * @remarks O(nodes squared); 232 nodes take a few milliseconds.
 * @source Abel and Sander (2014), figure 1; convention of gaps and bars after Sander, Abel and Bauer
 */
export function chordLayout(matrix: FlowMatrix, options: ChordOptions): ChordLayout {
  const { radius, threshold } = options
  const spans = placeEnds(matrix)
  const bars = barArcs(radius)
  const steps = tickSteps(spans.radiansPerPerson * bars.outerRadius)
  const sectors = matrix.nodes.map((node, index): Sector => {
    const { arrivals, departures, sector, inflow, outflow } = spans.nodes[index]!
    const scale = spans.radiansPerPerson
    return {
      index,
      node,
      startAngle: sector.start,
      endAngle: sector.end,
      inflow,
      outflow,
      arrivals: spans.arrivals[index]!.flatMap((span, from) =>
        span.end > span.start ? [{ from, d: bars.inner(span) }] : [],
      ),
      departures: bars.outer(departures),
      area: bars.whole(sector),
      ticks: [
        ...tickMarks(arrivals, scale, steps, options.tickLabels),
        ...tickMarks(departures, scale, steps, options.tickLabels),
      ],
    }
  })
  const pairs = matrix.persons.flatMap((row, from) =>
    row.flatMap((persons, to) => (persons > 0 ? [{ from, to, persons }] : [])),
  )
  const drawn = pairs
    .filter(({ persons }) => persons >= threshold)
    .sort((one, other) => one.persons - other.persons)
  const below = pairs.filter(({ persons }) => persons < threshold)
  return {
    radius,
    outerRadius: bars.outerRadius,
    sectors,
    ribbons: drawn.map(({ from, to, persons }) => ({
      id: ribbonId(matrix.nodes[from]!.code, matrix.nodes[to]!.code),
      from,
      to,
      persons,
      ...ribbonPath(
        spans.departures[from]![to]!,
        spans.arrivals[to]![from]!,
        radius - ORIGIN_GAP,
        radius * (1 - DESTINATION_GAP_SHARE) - ORIGIN_GAP,
      ),
    })),
    hidden: { flows: below.length, persons: below.reduce((sum, { persons }) => sum + persons, 0) },
    total: pairs.reduce((sum, { persons }) => sum + persons, 0),
  }
}

const ribbonId = (from: string, to: string): string => `${from}>${to}`

/** Where on the circle every flow begins and ends. Angles in radians, clockwise from the top. */
function placeEnds({ nodes, persons }: FlowMatrix) {
  const count = nodes.length
  const column = (to: number): number[] => persons.map((row) => row[to]!)
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const inflows = nodes.map((_, node) => add(column(node)))
  const outflows = nodes.map((_, node) => add(persons[node]!))
  const total = add(inflows) + add(outflows)
  const padding = (2 * Math.PI * FREE_SHARE) / Math.max(count, 1)
  const radiansPerPerson = total > 0 ? (2 * Math.PI * (1 - FREE_SHARE)) / total : 0

  const arrivals: Span[][] = nodes.map(() => [])
  const departures: Span[][] = nodes.map(() => [])
  let angle = padding / 2
  const place = (value: number): Span => {
    const start = angle
    angle += value * radiansPerPerson
    return { start, end: angle }
  }
  const placed = nodes.map((_, node) => {
    const start = angle
    // Neighbours before the node come first, those after it last: ribbons cross as little as they can.
    const partners = Array.from(
      { length: count - 1 },
      (_, step) => (node - 1 - step + count) % count,
    )
    for (const from of [...partners, node]) {
      arrivals[node]![from] = place(persons[from]![node]!)
    }
    const middle = angle
    for (const to of [node, ...partners]) departures[node]![to] = place(persons[node]![to]!)
    const end = angle
    angle += padding
    return {
      sector: { start, end },
      arrivals: { start, end: middle },
      departures: { start: middle, end },
      inflow: inflows[node]!,
      outflow: outflows[node]!,
    }
  })
  return { nodes: placed, arrivals, departures, radiansPerPerson }
}

function barArcs(radius: number) {
  const ring = (inner: number, outer: number) => {
    const draw = arc<Span>()
      .innerRadius(inner)
      .outerRadius(outer)
      .startAngle(({ start }) => start)
      .endAngle(({ end }) => end)
      .digits(2)
    return (span: Span): string => draw(span) ?? ''
  }
  const first = radius + BARS.gap
  const second = first + BARS.width + BARS.gap
  const outerRadius = second + BARS.width
  return {
    inner: ring(first, first + BARS.width),
    outer: ring(second, outerRadius),
    whole: ring(radius, outerRadius + 14),
    outerRadius,
  }
}
