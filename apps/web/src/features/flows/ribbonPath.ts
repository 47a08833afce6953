interface Span {
  readonly start: number
  readonly end: number
}

type Point = readonly [number, number]

/** How far from the centre near neighbours bend, as a share of the radius. */
const SHALLOW = 0.72

const at = (radius: number, angle: number): Point => [
  radius * Math.sin(angle),
  -radius * Math.cos(angle),
]

const write = ([x, y]: Point): string => `${x.toFixed(2)},${y.toFixed(2)}`

const middle = ({ start, end }: Span): number => (start + end) / 2

/**
 * A ribbon from one stretch of the circle to another as an SVG path, bent through the centre when the
 * ends are opposite and close to the rim when they are neighbours.
 *
 * @param origin, destination angles in radians, clockwise from the top.
 * @param originRadius, destinationRadius pixels from the centre; the ribbon stops short at the end.
 */
export function ribbonPath(
  origin: Span,
  destination: Span,
  originRadius: number,
  destinationRadius: number,
): { readonly d: string; readonly tip: Point } {
  const apart = Math.abs(middle(origin) - middle(destination))
  const distance = Math.min(apart, 2 * Math.PI - apart) / Math.PI
  const bend = SHALLOW * (1 - distance) ** 1.6
  const turn = (radius: number, from: number, to: number): string =>
    `A${radius.toFixed(2)},${radius.toFixed(2)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${write(at(radius, to))}`
  const curve = (from: number, to: number, fromRadius: number, toRadius: number): string =>
    `C${write(at(bend * fromRadius, from))} ${write(at(bend * toRadius, to))} ${write(at(toRadius, to))}`
  const d = [
    `M${write(at(originRadius, origin.start))}`,
    turn(originRadius, origin.start, origin.end),
    curve(origin.end, destination.start, originRadius, destinationRadius),
    turn(destinationRadius, destination.start, destination.end),
    curve(destination.end, origin.start, destinationRadius, originRadius),
    'Z',
  ].join('')
  return { d, tip: at(destinationRadius, middle(destination)) }
}
