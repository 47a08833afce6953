import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { type GridCell, type GridSize, type GridWindow, gridWindow } from './gridWindow.ts'

/** What is drawn, following scrolling and the size of the place. */
export function usePivotWindow(
  place: RefObject<HTMLDivElement | null>,
  size: GridSize,
  headWidth: number,
  heads: number,
): GridWindow {
  const [window, setWindow] = useState<GridWindow>({
    firstRow: 0,
    endRow: Math.min(size.rows, 32),
    firstColumn: 0,
    endColumn: Math.min(size.columns, 16),
  })
  const { rows, columns, rowHeight, columnWidth } = size
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const look = () => {
      const next = gridWindow(
        {
          top: element.scrollTop,
          start: Math.abs(element.scrollLeft),
          width: Math.max(0, element.clientWidth - headWidth),
          height: Math.max(0, element.clientHeight - heads * rowHeight),
        },
        { rows, columns, rowHeight, columnWidth },
      )
      setWindow((last) => (sameWindow(last, next) ? last : next))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [place, rows, columns, rowHeight, columnWidth, headWidth, heads])
  // What was drawn for a larger table is not there in a smaller one.
  return {
    ...window,
    endRow: Math.min(window.endRow, rows),
    endColumn: Math.min(window.endColumn, columns),
  }
}

const sameWindow = (one: GridWindow, other: GridWindow): boolean =>
  one.firstRow === other.firstRow &&
  one.endRow === other.endRow &&
  one.firstColumn === other.firstColumn &&
  one.endColumn === other.endColumn

/** Scrolls so that the cell that has the focus is in sight. */
export function useShownCell(
  place: RefObject<HTMLDivElement | null>,
  focus: GridCell | null,
  { rowHeight, columnWidth }: { readonly rowHeight: number; readonly columnWidth: number },
  rowHeads: readonly number[],
  heads: number,
): void {
  const headWidth = rowHeads.reduce((sum, one) => sum + one, 0)
  useEffect(() => {
    const element = place.current
    if (element === null || focus === null) return
    const top = focus.row * rowHeight
    const height = element.clientHeight - heads * rowHeight - rowHeight / 2
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeight > element.scrollTop + height) {
      element.scrollTop = top + rowHeight - height
    }
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1
    const start = focus.column * columnWidth
    const width = Math.max(columnWidth, element.clientWidth - headWidth)
    const scrolled = Math.abs(element.scrollLeft)
    if (start < scrolled) element.scrollLeft = sign * start
    else if (start + columnWidth > scrolled + width) {
      element.scrollLeft = sign * (start + columnWidth - width)
    }
  }, [place, focus, rowHeight, columnWidth, headWidth, heads])
}
