import type { ChordLayout, Sector } from './chordLayout.ts'

/** A name beside the circle. Coordinates from its centre; `anchor` as in SVG, left to right. */
export interface ChordLabel {
  readonly sector: number
  readonly lines: readonly string[]
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export const LABEL_SIZE = 13
const LINE = 15
const LETTER = 0.56
const LONGEST_LINE = 14

/**
 * Names beside their sectors, the largest sectors first; a name that would cover another one is left
 * out and stands only in the list beside the figure.
 *
 * @param texts a name, or its number where there is no room for names, for each sector.
 * @param distance pixels from the rim to the text.
 */
export function chordLabels(
  layout: ChordLayout,
  texts: readonly string[],
  distance: number,
): readonly ChordLabel[] {
  const bySize = [...layout.sectors].sort(
    (one, other) => other.endAngle - other.startAngle - (one.endAngle - one.startAngle),
  )
  const placed: { readonly label: ChordLabel; readonly box: Box }[] = []
  for (const sector of bySize) {
    if (sector.inflow + sector.outflow === 0) continue
    const label = place(sector, texts[sector.index] ?? '', layout.outerRadius + distance)
    const box = boxOf(label)
    if (placed.every((other) => !overlaps(box, other.box))) placed.push({ label, box })
  }
  return placed.map(({ label }) => label).sort((one, other) => one.sector - other.sector)
}

function place(sector: Sector, text: string, radius: number): ChordLabel {
  const angle = (sector.startAngle + sector.endAngle) / 2
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const lines = breakName(text)
  const height = lines.length * LINE
  // Above the circle the text grows upwards, below it downwards, beside it both ways.
  const y = -radius * cosine - (height / 2) * (1 + cosine) + LABEL_SIZE * 0.8
  const anchor = Math.abs(sine) < 0.24 ? 'middle' : sine > 0 ? 'start' : 'end'
  return { sector: sector.index, lines, x: radius * sine, y, anchor }
}

/** Breaks a long name once, at the space nearest to its middle. */
function breakName(name: string): readonly string[] {
  if (name.length <= LONGEST_LINE) return [name]
  const middle = name.length / 2
  const spaces = [...name.matchAll(/[ ]/g)].map(({ index }) => index)
  const nearest = spaces.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0]
  if (nearest === undefined) return [name]
  return [name.slice(0, nearest), name.slice(nearest + 1)]
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boxOf({ lines, x, y, anchor }: ChordLabel): Box {
  const width = Math.max(...lines.map((line) => line.length)) * LABEL_SIZE * LETTER
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const top = y - LABEL_SIZE
  return { left, right: left + width, top, bottom: top + lines.length * LINE }
}

const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

export const LABEL_LINE = LINE
