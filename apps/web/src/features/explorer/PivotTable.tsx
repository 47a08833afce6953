// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in part
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type GridCell, numbersFrom, walkGrid } from './gridWindow.ts'
import { PivotHeads } from './PivotHeads.tsx'
import { PivotRow, ROW_HEIGHT } from './PivotRow.tsx'
import type { Pivot } from './pivot.ts'
import type { Cells } from './readCells.ts'
import type { FigureWords } from './useFigureWords.ts'
import { usePivotSizes } from './usePivotSizes.ts'
import { usePivotWindow, useShownCell } from './usePivotWindow.ts'
import type { CodeWords } from './useTable.ts'
import './pivot.css'

interface PivotTableProps {
  readonly caption: string
  readonly pivot: Pivot
  readonly cells: Cells
  /** Lines in the order in which they stand. */
  readonly order: readonly number[]
  readonly words: CodeWords
  readonly figures: FigureWords
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  /** What is known of the cell that is pointed at. */
  readonly saying: (cell: number) => ReactNode
}

/**
 * A table of any size: only what can be seen is drawn, heads stay in sight, and arrow keys walk from cell
 * to cell. Assistive technology is told the true number of lines and columns.
 */
export function PivotTable(props: PivotTableProps) {
  const { caption, pivot, cells, order, words, figures, saying } = props
  const t = useMessages()
  const { direction, format } = useReader()
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<GridCell | null>(null)
  const sizes = usePivotSizes(pivot, cells, words, figures)
  const { heads, rowHeads, columnWidth } = sizes
  const size = {
    rows: order.length,
    columns: pivot.columns.entries.length,
    rowHeight: ROW_HEIGHT,
    columnWidth,
  }
  const window = usePivotWindow(
    place,
    size,
    rowHeads.reduce((sum, one) => sum + one, 0),
    heads,
  )
  const cellId = ({ row, column }: GridCell) => `${id}-${row}-${column}`

  useShownCell(place, focus, size, rowHeads, heads)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.target !== place.current) return
    const from = focus ?? { row: 0, column: 0 }
    const next = walkGrid(from, event.key, size, event.ctrlKey, direction === 'rtl')
    const isWalk = /^(Arrow|Page|Home|End)/.test(event.key)
    if (!isWalk) return
    event.preventDefault()
    setFocus(focus === null ? from : next)
  }
  const onClick = useCallback((row: number, column: number) => setFocus({ row, column }), [])
  const columns = useMemo(
    () => numbersFrom(window.firstColumn, window.endColumn),
    [window.firstColumn, window.endColumn],
  )
  const shownFocus =
    focus === null || focus.row >= size.rows || focus.column >= size.columns ? null : focus
  const cellOfFocus =
    shownFocus === null ? null : pivot.cellAt(order[shownFocus.row]!, shownFocus.column)
  const width = rowHeads.reduce((sum, one) => sum + one, 0) + size.columns * columnWidth
  return (
    <div className="pivot">
      <p id={`${id}-caption`} className="pivot-caption">
        {caption}
      </p>
      <div
        ref={place}
        className="pivot-scroll"
        role="grid"
        tabIndex={0}
        aria-labelledby={`${id}-caption`}
        aria-describedby={`${id}-keys`}
        aria-rowcount={size.rows + heads}
        aria-colcount={size.columns + rowHeads.length}
        aria-readonly="true"
        aria-activedescendant={shownFocus === null ? undefined : cellId(shownFocus)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocus((last) => last ?? (size.rows > 0 ? { row: 0, column: 0 } : null))}
      >
        <PivotHeads {...props} columns={columns} sizes={sizes} width={width} />
        <div
          role="rowgroup"
          className="pivot-body"
          style={{ blockSize: size.rows * ROW_HEIGHT, inlineSize: width }}
        >
          {numbersFrom(window.firstRow, window.endRow).map((row) => (
            <PivotRow
              key={row}
              row={row}
              line={order[row]!}
              before={row > window.firstRow ? order[row - 1]! : -1}
              focus={shownFocus?.row === row ? shownFocus.column : -1}
              idStart={id}
              {...{ pivot, cells, words, figures, columns, sizes, width, onClick }}
            />
          ))}
        </div>
      </div>
      <p id={`${id}-keys`} className="off-screen">
        {t('explorer.grid-keys')}
      </p>
      <div role="status" className="pivot-saying">
        {cellOfFocus === null ? (
          <span className="note">{t('explorer.grid-hint')}</span>
        ) : (
          saying(cellOfFocus)
        )}
      </div>
      <p className="off-screen">
        {t('explorer.grid-size', {
          rows: format.number(size.rows),
          columns: format.number(size.columns),
        })}
      </p>
    </div>
  )
}
