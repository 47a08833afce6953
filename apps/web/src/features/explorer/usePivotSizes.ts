import { useMemo } from 'react'
import type { Pivot } from './pivot.ts'
import type { Cells } from './readCells.ts'
import type { FigureWords } from './useFigureWords.ts'
import type { CodeWords } from './useTable.ts'

/** About how wide a letter is at the size of tables. Pixels. */
const LETTER = 7.2
const BOLD_LETTER = 8.8

/** How wide and high the parts of a drawn pivot table are. */
export interface PivotSizes {
  /** Lines of heads. */
  readonly heads: number
  /** Widths of the columns of heads. Pixels. */
  readonly rowHeads: readonly number[]
  readonly columnWidth: number
}

/** Sizes that follow from names and figures, the same for all columns. */
export function usePivotSizes(
  { rows, columns }: Pivot,
  cells: Cells,
  words: CodeWords,
  figures: FigureWords,
): PivotSizes {
  return useMemo(() => {
    const longest = (texts: Iterable<string>) => {
      let most = 0
      for (const text of texts) most = Math.max(most, text.length)
      return most
    }
    const wordOf = (text: string) => longest(text.split(/\s+/))
    // On a phone the figures must keep room beside the names.
    const most = globalThis.matchMedia('(max-width: 34rem)').matches ? 118 : 240
    const rowHeads =
      rows.dimensions.length === 0
        ? [96]
        : rows.dimensions.map((id, d) => {
            const codes = new Set(rows.entries.map((entry) => entry[d]!))
            const letters = longest([...codes].map((code) => words.code(id, code)))
            return Math.round(
              Math.min(
                rows.dimensions.length === 1 ? most : Math.min(most, 150) - (most < 150 ? 28 : 0),
                Math.max(88, letters * LETTER + 16),
              ),
            )
          })
    const sample = Array.from({ length: Math.min(400, cells.count) }, (_, i) =>
      Math.floor((i * cells.count) / Math.min(400, cells.count)),
    )
    const figure = longest(sample.map((cell) => figures.cell(cells, cell).text)) + 2
    const last = columns.dimensions.at(-1)
    const head =
      last === undefined
        ? 6
        : Math.max(
            ...[...new Set(columns.entries.map((entry) => entry.at(-1)!))].map((code) => {
              const text = words.code(last, code)
              return Math.min(Math.max(wordOf(text), text.length / 2), 18)
            }),
            4,
          )
    return {
      heads: Math.max(1, columns.dimensions.length),
      rowHeads,
      columnWidth: Math.round(Math.max(figure * LETTER, head * BOLD_LETTER) + 18),
    }
  }, [rows, columns, cells, words, figures])
}
