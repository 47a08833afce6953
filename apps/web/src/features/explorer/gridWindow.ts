/** The lines and columns of a large table that are drawn. */
export interface GridWindow {
  readonly firstRow: number
  /** The one after the last. */
  readonly endRow: number
  readonly firstColumn: number
  readonly endColumn: number
}

export interface GridPlace {
  /** Pixels scrolled from the beginning, in the direction of reading. */
  readonly top: number
  readonly start: number
  readonly width: number
  readonly height: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  readonly rowHeight: number
  readonly columnWidth: number
}

/** Drawn beyond the edges, so that a short way of scrolling needs no drawing. */
const MARGIN_ROWS = 12
const MARGIN_COLUMNS = 4
/** The window moves in steps: most scrolling draws nothing. */
const STEP_ROWS = 8
const STEP_COLUMNS = 3

/**
 * What is drawn of a table at a place of scrolling; the work for each does not grow with the table.
 *
 * @example
 * gridWindow({ top: 0, start: 0, width: 400, height: 300 }, size).firstRow // => 0
 */
export function gridWindow(
  { top, start, width, height }: GridPlace,
  { rows, columns, rowHeight, columnWidth }: GridSize,
): GridWindow {
  const from = (pixels: number, size: number, step: number, margin: number): number =>
    Math.max(0, Math.floor(Math.floor(Math.max(0, pixels) / size) / step) * step - margin)
  const to = (pixels: number, size: number, step: number, margin: number, count: number): number =>
    Math.min(count, Math.ceil(Math.ceil(Math.max(0, pixels) / size) / step) * step + margin)
  return {
    firstRow: Math.min(from(top, rowHeight, STEP_ROWS, MARGIN_ROWS), Math.max(0, rows - 1)),
    endRow: to(top + height, rowHeight, STEP_ROWS, MARGIN_ROWS, rows),
    firstColumn: Math.min(
      from(start, columnWidth, STEP_COLUMNS, MARGIN_COLUMNS),
      Math.max(0, columns - 1),
    ),
    endColumn: to(start + width, columnWidth, STEP_COLUMNS, MARGIN_COLUMNS, columns),
  }
}

export interface GridCell {
  readonly row: number
  readonly column: number
}

const PAGE_ROWS = 12

/**
 * Where a key leads from a cell; the same cell where it leads nowhere.
 *
 * @param isMirrored whether columns run from right to left.
 */
export function walkGrid(
  { row, column }: GridCell,
  key: string,
  { rows, columns }: Pick<GridSize, 'rows' | 'columns'>,
  isWide: boolean,
  isMirrored: boolean,
): GridCell {
  const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight'
  const back = isMirrored ? 'ArrowRight' : 'ArrowLeft'
  const hold = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  switch (key) {
    case forward:
      return { row, column: hold(column + 1, columns) }
    case back:
      return { row, column: hold(column - 1, columns) }
    case 'ArrowDown':
      return { row: hold(row + 1, rows), column }
    case 'ArrowUp':
      return { row: hold(row - 1, rows), column }
    case 'PageDown':
      return { row: hold(row + PAGE_ROWS, rows), column }
    case 'PageUp':
      return { row: hold(row - PAGE_ROWS, rows), column }
    case 'Home':
      return { row: isWide ? 0 : row, column: 0 }
    case 'End':
      return { row: isWide ? rows - 1 : row, column: columns - 1 }
    default:
      return { row, column }
  }
}

/** Whole numbers from `first` up to `end`, that one not included. */
export const numbersFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
