import { type Picture, shape } from '../picture.ts'

const MARGIN = 24

/** A plot with room round it, for files: on the page it fills its place to the edges. */
export function padPicture({ width, height, shapes }: Picture): Picture {
  return {
    width: width + 2 * MARGIN,
    height,
    shapes: [shape('g', { transform: `translate(${MARGIN},0)` }, shapes)],
  }
}
