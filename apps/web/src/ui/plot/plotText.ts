import { type Shape, shape } from '../picture.ts'

/** Average width of a letter as a share of its size: texts are placed without measuring on screen. */
const LETTER = 0.56
const DIGIT = 0.66

/** About how many pixels a text takes; digits of one width are wider than most letters. */
export function textWidth(text: string, size: number): number {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  return size * (digits * DIGIT + (text.length - digits) * LETTER)
}

/** The side of a text that stands at its place, on the paper and not in the reading direction. */
export type Side = 'left' | 'middle' | 'right'

/**
 * A text whose left or right edge, or middle, stands at `x`, whichever way it is read.
 *
 * @param look attributes over the usual ones.
 */
export function plotText(
  text: string,
  at: { readonly x: number; readonly y: number; readonly side: Side },
  direction: 'ltr' | 'rtl',
  look: Shape['attributes'] = {},
): Shape {
  const start = direction === 'ltr' ? 'left' : 'right'
  const anchor = at.side === 'middle' ? 'middle' : at.side === start ? 'start' : 'end'
  return shape(
    'text',
    {
      x: at.x,
      y: at.y,
      'text-anchor': anchor,
      direction,
      'font-size': 11,
      fill: '$ink-soft',
      ...look,
    },
    text,
  )
}

/**
 * Moves places apart until no two are nearer than `gap`, keeping their order and staying within
 * bounds where there is room.
 *
 * @returns the new places in the order given. O(n log n).
 * @example
 * spreadApart([10, 12], 10, { least: 0, most: 100 }) // => [6, 16]
 */
export function spreadApart(
  places: readonly number[],
  gap: number,
  bounds: { readonly least: number; readonly most: number },
): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!)
  const groups: { middle: number; members: number[] }[] = []
  const half = (count: number): number => ((count - 1) * gap) / 2
  const hold = (middle: number, count: number): number =>
    Math.max(bounds.least + half(count), Math.min(bounds.most - half(count), middle))
  for (const index of order) {
    groups.push({ middle: hold(places[index]!, 1), members: [index] })
    for (let last = groups.at(-1)!, above = groups.at(-2); above !== undefined; ) {
      const room =
        last.middle - above.middle - half(last.members.length) - half(above.members.length)
      if (room >= gap) break
      const members = [...above.members, ...last.members]
      const mean = members.reduce((sum, member) => sum + places[member]!, 0) / members.length
      groups.splice(-2, 2, { middle: hold(mean, members.length), members })
      last = groups.at(-1)!
      above = groups.at(-2)
    }
  }
  const spread: number[] = Array.from({ length: places.length })
  for (const { middle, members } of groups) {
    members.forEach((member, rank) => {
      spread[member] = middle - half(members.length) + rank * gap
    })
  }
  return spread
}
