import type { GeoStream } from 'd3-geo'

type Point = readonly [number, number]

/** Fewer corners than these are no shape; a small island then keeps all it has. */
const LEAST_CORNERS = 3

/**
 * Passes lines and rings on without the points that lie nearer than `least` pixels to the last one
 * kept: nobody can see them, but the browser would have to draw them. Stands after the projection,
 * where a thinned ring cannot turn inside out.
 */
export function thinLines(next: GeoStream, least: number): GeoStream {
  let line: Point[] | null = null
  let isRing = false
  const flush = (points: readonly Point[]) => {
    const thinned = thin(points, least)
    const kept = isRing && thinned.length < LEAST_CORNERS ? points : thinned
    for (const [x, y] of kept) next.point(x, y)
  }
  return {
    point: (x, y) => {
      if (line === null) next.point(x, y)
      else line.push([x, y])
    },
    lineStart: () => {
      line = []
      next.lineStart()
    },
    lineEnd: () => {
      flush(line ?? [])
      line = null
      next.lineEnd()
    },
    polygonStart: () => {
      isRing = true
      next.polygonStart()
    },
    polygonEnd: () => {
      isRing = false
      next.polygonEnd()
    },
    sphere: () => next.sphere?.(),
  }
}

function thin(points: readonly Point[], least: number): readonly Point[] {
  let kept = points[0]
  return points.filter((point, index) => {
    if (index === 0 || kept === undefined) return true
    const far = Math.hypot(point[0] - kept[0], point[1] - kept[1]) >= least
    if (index !== points.length - 1 && !far) return false
    kept = point
    return true
  })
}
