import type { ComparedPair } from '@corridor/contract'
import { type Shape, shape } from '../../ui/picture.ts'
import type { Plot, PlotMark, PlotWords } from '../../ui/plot/plot.ts'
import { plotText } from '../../ui/plot/plotText.ts'

/** The words of the slope chart. */
export interface SlopeWords extends Pick<PlotWords, 'direction'> {
  /** Rank and name at an end. */
  label(pair: ComparedPair, rank: number): string
  /** The same where there is little room. */
  short(pair: ComparedPair, rank: number): string
  /** The whole line in words. */
  line(pair: ComparedPair): string
  readonly heads: readonly [string, string]
  /** Written below the list for pairs that are not among the first of the other side. */
  readonly below: string
}

const ROW = 22
const HEAD = 26
const NARROW = 620

/** Where a rank stands: the first `most` have a row of their own, every other one is below them. */
const rowOf = (rank: number | null, most: number): number =>
  rank === null || rank > most ? most : rank - 1

const colourOf = ({ rankA, rankB }: ComparedPair): string => {
  if (rankA === rankB) return '$ink-soft'
  return (rankB ?? Number.POSITIVE_INFINITY) < (rankA ?? Number.POSITIVE_INFINITY)
    ? '$gain-3'
    : '$loss-3'
}

/**
 * Ranks in two estimates side by side, a line for each pair; rising lines are pairs that rank higher
 * in the second. Pairs beyond the first `most` end on one row below.
 */
export function slopePlot(
  pairs: readonly ComparedPair[],
  most: number,
  width: number,
  words: SlopeWords,
): Plot {
  const { direction } = words
  const narrow = width < NARROW
  const room = narrow ? Math.min(104, width * 0.36) : Math.min(260, width * 0.38)
  const mirror = (x: number): number => (direction === 'ltr' ? x : width - x)
  const [left, right] = [room, width - room]
  const y = (row: number): number => HEAD + row * ROW + ROW / 2
  const drawn = pairs.filter(
    ({ rankA, rankB }) => rowOf(rankA, most) < most || rowOf(rankB, most) < most,
  )
  const inner = direction === 'ltr' ? ('right' as const) : ('left' as const)
  const outer = direction === 'ltr' ? ('left' as const) : ('right' as const)
  const head = { 'font-size': 12, 'font-weight': 600, fill: '$ink' }
  const shapes: Shape[] = [
    plotText(words.heads[0], { x: mirror(left), y: 13, side: inner }, direction, head),
    plotText(words.heads[1], { x: mirror(right), y: 13, side: outer }, direction, head),
  ]
  const marks: PlotMark[] = []
  let hasBelow = false
  for (const [place, pair] of drawn.entries()) {
    const [rowA, rowB] = [rowOf(pair.rankA, most), rowOf(pair.rankB, most)]
    hasBelow ||= rowA === most || rowB === most
    shapes.push(...pairShapes(pair, { rowA, rowB, most, left, right, y, mirror }, words, narrow))
    const isA = rowA < most
    const boxLeft = isA ? 0 : right
    marks.push({
      id: `${pair.origin}-${pair.destination}`,
      row: isA ? rowA : most + place,
      column: 0,
      x: direction === 'ltr' ? boxLeft : width - boxLeft - room,
      y: y(isA ? rowA : rowB) - ROW / 2,
      width: room,
      height: ROW,
      text: words.line(pair),
      path: `/corridors/${pair.origin}-${pair.destination}`,
    })
  }
  if (hasBelow) {
    const at = { x: width / 2, y: y(most) + 20, side: 'middle' } as const
    shapes.push(plotText(words.below, at, direction))
  }
  const height = HEAD + most * ROW + (hasBelow ? ROW + 18 : 4)
  return { picture: { width, height, shapes }, marks }
}

interface Slope {
  readonly rowA: number
  readonly rowB: number
  readonly most: number
  readonly left: number
  readonly right: number
  readonly y: (row: number) => number
  readonly mirror: (x: number) => number
}

function pairShapes(
  pair: ComparedPair,
  { rowA, rowB, most, left, right, y, mirror }: Slope,
  words: SlopeWords,
  narrow: boolean,
): readonly Shape[] {
  const { direction } = words
  const write = narrow ? words.short : words.label
  const colour = colourOf(pair)
  const [x1, x2] = [mirror(left + 10), mirror(right - 10)]
  const isOut = rowA === most || rowB === most
  const inner = direction === 'ltr' ? ('right' as const) : ('left' as const)
  const outer = direction === 'ltr' ? ('left' as const) : ('right' as const)
  const name = { fill: '$ink' }
  const dot = (x: number, row: number): Shape =>
    shape('circle', { cx: x, cy: y(row), r: 3, fill: colour })
  return [
    shape('line', {
      x1,
      y1: y(rowA),
      x2,
      y2: y(rowB),
      stroke: colour,
      'stroke-width': isOut ? 1 : 1.75,
      ...(isOut ? { 'stroke-dasharray': '4 3' } : {}),
    }),
    ...(rowA === most
      ? []
      : [
          dot(x1, rowA),
          plotText(
            write(pair, rowA + 1),
            { x: mirror(left), y: y(rowA) + 4, side: inner },
            direction,
            name,
          ),
        ]),
    ...(rowB === most
      ? []
      : [
          dot(x2, rowB),
          plotText(
            write(pair, rowB + 1),
            { x: mirror(right), y: y(rowB) + 4, side: outer },
            direction,
            name,
          ),
        ]),
  ]
}
