// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus for its cells
import { useMessages } from '../../i18n/useMessages.ts'
import { numbersFrom } from './gridWindow.ts'
import type { Pivot } from './pivot.ts'
import type { PivotSizes } from './usePivotSizes.ts'
import type { CodeWords } from './useTable.ts'

interface PivotHeadsProps {
  readonly pivot: Pivot
  readonly words: CodeWords
  readonly columns: readonly number[]
  readonly sizes: PivotSizes
  readonly width: number
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
}

/** Heads of columns; a code that several columns share stands once above them. */
export function PivotHeads({ pivot, words, columns, sizes, width, sort, onSort }: PivotHeadsProps) {
  const t = useMessages()
  const { rowHeads, columnWidth, heads } = sizes
  const first = columns[0] ?? 0
  const { dimensions, entries } = pivot.columns
  return (
    <div role="rowgroup" className="pivot-heads" style={{ inlineSize: width }}>
      {numbersFrom(0, heads).map((level) => {
        const isLast = level === heads - 1
        const dimension = dimensions[level]
        return (
          <div
            key={level}
            role="row"
            aria-rowindex={level + 1}
            className="pivot-row pivot-head-row"
          >
            {rowHeads.map((headWidth, d) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: places of heads are their identity
                key={d}
                role="columnheader"
                aria-colindex={d + 1}
                className="pivot-corner"
                style={{
                  inlineSize: headWidth,
                  insetInlineStart: rowHeads.slice(0, d).reduce((sum, one) => sum + one, 0),
                }}
              >
                {isLast && pivot.rows.dimensions[d] !== undefined ? (
                  words.dimension(pivot.rows.dimensions[d])
                ) : d === 0 && dimension !== undefined && !isLast ? (
                  words.dimension(dimension)
                ) : (
                  <span className="off-screen">{t('explorer.empty-head')}</span>
                )}
              </div>
            ))}
            <div
              role="presentation"
              style={{ inlineSize: first * columnWidth }}
              className="pivot-gap"
            />
            {runsOf(columns, (column) => entries[column]?.slice(0, level + 1).join('~') ?? '').map(
              (run) => {
                const entry = entries[run.first]!
                const key = entry.join('~')
                const text = dimension === undefined ? '' : words.code(dimension, entry[level]!)
                const state =
                  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
                return (
                  <div
                    key={run.first}
                    role="columnheader"
                    aria-colindex={rowHeads.length + run.first + 1}
                    {...(run.count > 1 ? { 'aria-colspan': run.count } : {})}
                    {...(isLast ? { 'aria-sort': state } : {})}
                    className={isLast ? 'pivot-head figure' : 'pivot-head'}
                    style={{ inlineSize: run.count * columnWidth }}
                    title={text}
                  >
                    {isLast && dimension !== undefined ? (
                      <button
                        type="button"
                        className="sort"
                        data-state={state}
                        onClick={() =>
                          onSort(
                            state === 'none' ? `-${key}` : state === 'descending' ? key : undefined,
                          )
                        }
                      >
                        {text}
                      </button>
                    ) : (
                      <span className="pivot-group">
                        {text === '' ? (
                          <span className="off-screen">{t('explorer.value')}</span>
                        ) : (
                          text
                        )}
                      </span>
                    )}
                  </div>
                )
              },
            )}
          </div>
        )
      })}
    </div>
  )
}

interface Run {
  readonly first: number
  readonly count: number
}

/** Columns side by side that have the same text, put together. */
function runsOf(columns: readonly number[], textOf: (column: number) => string): readonly Run[] {
  const runs: { first: number; count: number }[] = []
  let text: string | null = null
  for (const column of columns) {
    const own = textOf(column)
    if (own === text) runs.at(-1)!.count += 1
    else runs.push({ first: column, count: 1 })
    text = own
  }
  return runs
}
