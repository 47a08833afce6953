import { scaleSqrt } from 'd3-scale'
import type { Flow } from './worldFacts.ts'

export interface FlowArc extends Flow {
  /** The line, and the arrow head that marks its end. */
  readonly d: string
  readonly head: string
  readonly width: number
}

export interface FlowArcs {
  /** Largest first; draw from the end so that small arcs stay in sight. */
  readonly arcs: readonly FlowArc[]
  /** Flows of areas that the outline does not have. */
  readonly unplaced: readonly Flow[]
  readonly widthOf: (persons: number) => number
}

/** How far an arc bows to its left, as a share of its length; the two directions bow apart. */
const BOW = 0.16
const HEAD = { least: 4, perWidth: 1.4 }

/**
 * Flows as bowed arcs with the destination end marked. The width grows with the square root.
 *
 * @param flows the ones to draw, largest first.
 * @param widest pixels of the largest flow.
 */
export function flowArcs(
  flows: readonly Flow[],
  centres: ReadonlyMap<string, readonly [number, number]>,
  widest: number,
): FlowArcs {
  const scale = scaleSqrt([0, Math.max(1, flows[0]?.persons ?? 1)], [0, widest])
  const widthOf = (persons: number): number => Math.max(0.6, scale(persons))
  const arcs: FlowArc[] = []
  const unplaced: Flow[] = []
  for (const flow of flows) {
    const [start, end] = [centres.get(flow.from), centres.get(flow.to)]
    if (start === undefined || end === undefined || start === end) unplaced.push(flow)
    else arcs.push({ ...flow, ...arcBetween(start, end, widthOf(flow.persons)) })
  }
  return { arcs, unplaced, widthOf }
}

type Point = readonly [number, number]

function arcBetween(start: Point, end: Point, width: number) {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const control: Point = [(start[0] + end[0]) / 2 + dy * BOW, (start[1] + end[1]) / 2 - dx * BOW]
  // The head points along the arc's last stretch, and the line ends where the head begins.
  const length = Math.hypot(end[0] - control[0], end[1] - control[1]) || 1
  const [ux, uy] = [(end[0] - control[0]) / length, (end[1] - control[1]) / length]
  const size = Math.min(HEAD.least + HEAD.perWidth * width, length)
  const neck: Point = [end[0] - ux * size, end[1] - uy * size]
  const half = Math.max(2, width * 0.9)
  const write = ([x, y]: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`
  return {
    d: `M${write(start)}Q${write(control)} ${write(neck)}`,
    head: `M${write(end)}L${write([neck[0] - uy * half, neck[1] + ux * half])}L${write([neck[0] + uy * half, neck[1] - ux * half])}Z`,
    width,
  }
}
