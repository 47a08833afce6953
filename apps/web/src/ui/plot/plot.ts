import type { Picture } from '../picture.ts'

/** One figure of a plot that can be pointed at or walked to by arrow keys. */
export interface PlotMark {
  readonly id: string
  /** Place in the order of walking: left and right change the column, up and down the row. */
  readonly row: number
  readonly column: number
  /** The box that answers to the pointer, in pixels of the picture. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The figure in words, with what it is the figure of. */
  readonly text: string
  /** The page that Enter or a press leads to. */
  readonly path?: string
}

/** A drawing and the figures in it. The same value makes the screen, the files and the walk. */
export interface Plot {
  readonly picture: Picture
  readonly marks: readonly PlotMark[]
}

/** How a plot writes figures and years, and to which side its texts run. Time runs left to right. */
export interface PlotWords {
  /** A short figure for axes. */
  figure(value: number): string
  year(year: number): string
  readonly direction: 'ltr' | 'rtl'
}

const distance = (one: number, other: number): number => Math.abs(one - other)

/**
 * The mark that an arrow key, Home or End leads to; the same one when there is none further on.
 * Without a mark any of these keys leads to the first.
 *
 * @example
 * walkPlot(marks, null, 'ArrowRight') // => marks[0]
 */
export function walkPlot(
  marks: readonly PlotMark[],
  current: PlotMark | null,
  key: string,
): PlotMark | null {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']
  if (!keys.includes(key)) return current
  if (current === null) return marks[0] ?? null
  const inRow = marks
    .filter(({ row }) => row === current.row)
    .toSorted((one, other) => one.column - other.column)
  const place = inRow.indexOf(current)
  if (key === 'Home') return inRow[0] ?? current
  if (key === 'End') return inRow.at(-1) ?? current
  if (key === 'ArrowLeft') return inRow[place - 1] ?? current
  if (key === 'ArrowRight') return inRow[place + 1] ?? current
  const sign = key === 'ArrowDown' ? 1 : -1
  const further = marks.filter(({ row }) => sign * (row - current.row) > 0)
  const nearest = Math.min(...further.map(({ row }) => distance(row, current.row)))
  const [next] = further
    .filter(({ row }) => distance(row, current.row) === nearest)
    .toSorted(
      (one, other) => distance(one.column, current.column) - distance(other.column, current.column),
    )
  return next ?? current
}
