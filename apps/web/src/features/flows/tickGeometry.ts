import type { Tick } from './tickMarks.ts'

const round = (value: number): number => Math.round(value * 100) / 100

const at = (radius: number, angle: number) => ({
  x: round(radius * Math.sin(angle)),
  y: round(-radius * Math.cos(angle)),
})

/** The mark of a tick on the rim; those with a figure are longer. */
export function tickLine(rim: number, { angle, hundredThousands }: Tick) {
  const inner = at(rim + 2, angle)
  const outer = at(rim + (hundredThousands === null ? 5 : 8), angle)
  return { x1: inner.x, y1: inner.y, x2: outer.x, y2: outer.y }
}

/** Where the figure of a tick stands, reading outwards from the rim. */
export function tickText(rim: number, { angle }: Tick) {
  const { x, y } = at(rim + 11, angle)
  const leftHalf = Math.sin(angle) < 0
  const degrees = (angle * 180) / Math.PI - 90 + (leftHalf ? 180 : 0)
  return {
    x,
    y,
    transform: `rotate(${round(degrees)},${x},${y})`,
    'text-anchor': leftHalf ? ('end' as const) : ('start' as const),
  }
}
