// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus for its cells
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid walks its cells by arrow keys
import { memo } from 'react'
import type { Pivot } from './pivot.ts'
import type { Cells } from './readCells.ts'
import type { FigureWords } from './useFigureWords.ts'
import type { PivotSizes } from './usePivotSizes.ts'
import type { CodeWords } from './useTable.ts'

export const ROW_HEIGHT = 30

interface PivotRowProps {
  readonly row: number
  readonly line: number
  /** The line drawn above; -1 where there is none. */
  readonly before: number
  /** The column that has the focus; -1 where none of this line has it. */
  readonly focus: number
  readonly idStart: string
  readonly pivot: Pivot
  readonly cells: Cells
  readonly words: CodeWords
  readonly figures: FigureWords
  readonly columns: readonly number[]
  readonly sizes: PivotSizes
  readonly width: number
  readonly onClick: (row: number, column: number) => void
}

/** One line, drawn again only when something of it changes. */
export const PivotRow = memo(function PivotRow(props: PivotRowProps) {
  const { row, line, before, focus, idStart, pivot, cells, words, figures, columns, sizes } = props
  const { rowHeads, columnWidth, heads } = sizes
  const { dimensions, entries } = pivot.rows
  const first = columns[0] ?? 0
  return (
    <div
      role="row"
      aria-rowindex={row + heads + 1}
      className="pivot-row"
      style={{ insetBlockStart: row * ROW_HEIGHT, blockSize: ROW_HEIGHT, inlineSize: props.width }}
    >
      {rowHeads.map((headWidth, d) => {
        const dimension = dimensions[d]
        const code = entries[line]?.[d]
        const isRepeated = d < dimensions.length - 1 && before >= 0 && entries[before]?.[d] === code
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: places of heads are their identity
            key={d}
            role="rowheader"
            aria-colindex={d + 1}
            className={isRepeated ? 'pivot-row-head repeated' : 'pivot-row-head'}
            style={{
              inlineSize: headWidth,
              insetInlineStart: rowHeads.slice(0, d).reduce((sum, one) => sum + one, 0),
            }}
            title={dimension === undefined ? undefined : words.code(dimension, code!)}
          >
            <span>{dimension === undefined ? '' : words.code(dimension, code!)}</span>
          </div>
        )
      })}
      <div role="presentation" style={{ inlineSize: first * columnWidth }} className="pivot-gap" />
      {columns.map((column) => {
        const cell = pivot.cellAt(line, column)
        const { text, flag, kind } = figures.cell(cells, cell)
        return (
          <div
            key={column}
            id={`${idStart}-${row}-${column}`}
            role="gridcell"
            aria-colindex={rowHeads.length + column + 1}
            aria-selected={focus === column}
            data-kind={kind}
            className="pivot-cell"
            style={{ inlineSize: columnWidth }}
            onClick={() => props.onClick(row, column)}
          >
            {text}
            {flag !== '' && <sup>{flag}</sup>}
          </div>
        )
      })}
    </div>
  )
})
