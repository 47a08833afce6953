import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { FlagLegend } from './FlagLegend.tsx'
import { flagsIn } from './flags.ts'
import { PivotTable } from './PivotTable.tsx'
import { dataAddress } from './queryAddress.ts'
import type { Cells } from './readCells.ts'
import { tableFields, tabSeparated } from './tableText.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Table } from './useTable.ts'

/** The pivot table with its legend, how much of how much it shows, and a copy for spreadsheets. */
export function TableView({
  table,
  onSort,
}: {
  readonly table: Table
  readonly onSort: (sort: string | undefined) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const figures = useFigureWords(table)
  const { cells, pivot, order, words, structure, view } = table
  const gaps = useMemo(
    () =>
      pivot !== undefined && pivot.shown < pivot.rows.entries.length * pivot.columns.entries.length,
    [pivot],
  )
  const flags = useMemo(() => (cells === undefined ? undefined : flagsIn(cells)), [cells])
  // A mark that every figure has is said once.
  const marked = useMemo(
    () =>
      flags?.common == null
        ? figures
        : {
            ...figures,
            cell: (...asked: Parameters<typeof figures.cell>) => ({
              ...figures.cell(...asked),
              flag: '',
            }),
          },
    [figures, flags],
  )
  if (cells === undefined || pivot === undefined || flags === undefined) return null
  const unit = figures.unit(cells)
  const copy = () =>
    tabSeparated(
      tableFields(pivot, order, words, (cell) => {
        const value = cell < 0 ? Number.NaN : cells.values[cell]!
        return Number.isNaN(value) ? figures.cell(cells, cell).text : value
      }),
    )
  return (
    <>
      <PivotTable
        caption={
          unit === '' ? structure.name : t('explorer.caption', { name: structure.name, unit })
        }
        {...{ pivot, cells, order, words, figures: marked }}
        sort={view.sort}
        onSort={onSort}
        saying={(cell) => (
          <Saying table={table} cells={cells} cell={cell} words={figures.says(cells, cell)} />
        )}
      />
      <FlagLegend flags={flags} figures={figures} hasGaps={gaps} />
      <p className="table-foot">
        <Showing table={table} cells={cells} shown={pivot.shown} />
        <CopyButton label={t('explorer.copy-table')} text={copy} />
        <span>
          {t('explorer.lines-and-columns', {
            rows: format.number(pivot.rows.entries.length),
            columns: format.number(pivot.columns.entries.length),
          })}
        </span>
      </p>
    </>
  )
}

/** One figure in words, with the query that gives exactly it. */
function Saying({
  table: { structure, view },
  cells,
  cell,
  words,
}: {
  readonly table: Table
  readonly cells: Cells
  readonly cell: number
  readonly words: string
}) {
  const t = useMessages()
  if (cell < 0) return <>{words}</>
  const codeOf = (id: string): string => {
    const own = cells.dimensions.find((dimension) => dimension.id === id)
    return own?.codes[own.positions[cell]!] ?? ''
  }
  const one = {
    codes: structure.dimensions.map(({ id }) => [codeOf(id)]),
    from: null,
    to: null,
  }
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
  return (
    <>
      <span dir="auto">{words}</span>{' '}
      <a
        href={dataAddress(structure, one, { format: 'csvfilewithlabels', ...asOf })}
        target="_blank"
        rel="noopener"
      >
        {t('explorer.this-series')}
      </a>
    </>
  )
}

/** How much is shown of how much; what is not fetched is said. */
function Showing({
  table,
  cells,
  shown,
}: {
  readonly table: Table
  readonly cells: Cells
  readonly shown: number
}) {
  const t = useMessages()
  const { format } = useReader()
  const { structure, selection, view, available } = table
  const all = Math.max(available?.observations ?? 0, cells.count)
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
  return (
    <span>
      {t('explorer.showing', { shown: format.number(shown), count: format.number(all) })}
      {cells.count < all && view.asOf === undefined && (
        <>
          {' '}
          <strong>{t('explorer.cut', { most: format.number(cells.count) })}</strong>{' '}
          <a
            href={dataAddress(structure, selection, { format: 'csvfilewithlabels', ...asOf })}
            download
          >
            {t('table.download-all')}
          </a>
        </>
      )}
    </span>
  )
}
