import { BARS_DEPTH } from './chordLayout.ts'

/** How much of the paper the circle, its ticks and its names take. Pixels. */
export interface ChordSize {
  readonly width: number
  readonly height: number
  readonly radius: number
  /** Names beside the circle, or their numbers where names have no room. */
  readonly names: boolean
  readonly tickLabels: boolean
  readonly labelDistance: number
}

const NAMES_FROM = 540
const LARGEST = 820

/**
 * The size of the figure for a width: names from 540 pixels on, numbers with a list beside below it.
 *
 * @example
 * chordSize(296).names // => false
 */
export function chordSize(available: number): ChordSize {
  const width = Math.min(Math.max(available, 240), LARGEST)
  if (width < NAMES_FROM) {
    const radius = Math.floor(width / 2 - BARS_DEPTH - 26)
    return {
      width,
      height: width,
      radius,
      names: false,
      tickLabels: false,
      labelDistance: 14,
    }
  }
  const radius = Math.floor(width / 2 - BARS_DEPTH - 132)
  return {
    width,
    height: 2 * (radius + BARS_DEPTH + 62),
    radius,
    names: true,
    tickLabels: true,
    labelDistance: 30,
  }
}
