import { type ReactNode, useMemo, useState } from 'react'
import { useReader } from '../app/PreferencesProvider.tsx'
import { useMessages } from '../i18n/useMessages.ts'
import { CopyButton } from './CopyButton.tsx'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly unit?: string
  /** What is sorted and copied; null where there is no figure. */
  readonly value: (row: Row) => string | number | null
  /** How it is shown; `value` as text when left out. Missing figures are marked by the table. */
  readonly cell?: (row: Row) => ReactNode
}

export interface Sorting {
  readonly column: string
  readonly descending: boolean
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly columns: readonly [Column<Row>, ...Column<Row>[]]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sorting?: Sorting
  /** Rows shown before the reader asks for all of them. */
  readonly limit?: number
  /** How many rows there are in all, when `rows` is only the first part, and where all of them are. */
  readonly total?: { readonly rows: number; readonly href: string }
  /** What a missing figure is called aloud. */
  readonly missing?: string
}

/** A table that sorts, says how much it shows and can be copied into a spreadsheet. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, limit = 50, total } = props
  const t = useMessages()
  const { format } = useReader()
  const [sorting, setSorting] = useState<Sorting | undefined>(props.sorting)
  const [all, setAll] = useState(false)
  const sorted = useMemo(
    () => sortRows(rows, columns, sorting, format.compareNames),
    [rows, columns, sorting, format],
  )
  const shown = all ? sorted : sorted.slice(0, limit)
  const count = total?.rows ?? rows.length
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="table-scroll" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell
                  key={column.id}
                  column={column}
                  numeric={isNumeric(column, rows)}
                  sorting={sorting}
                  onSort={setSorting}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column, index) => (
                  <Cell
                    key={column.id}
                    column={column}
                    row={row}
                    isHeader={index === 0}
                    missing={props.missing ?? t('table.missing')}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="table-foot">
        <span>
          {t('table.showing', {
            shown: format.number(shown.length),
            count: format.number(count),
          })}
        </span>
        {shown.length < rows.length && (
          <button type="button" className="quiet" onClick={() => setAll(true)}>
            {t('table.show-all', { count: format.number(rows.length) })}
          </button>
        )}
        {total !== undefined && rows.length < total.rows && (
          <a href={total.href} download>
            {t('table.download-all')}
          </a>
        )}
        <CopyButton label={t('table.copy')} text={() => tableText(columns, sorted)} />
      </p>
    </div>
  )
}

function HeaderCell<Row>({
  column,
  numeric,
  sorting,
  onSort,
}: {
  readonly column: Column<Row>
  readonly numeric: boolean
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting) => void
}) {
  const sorted = sorting?.column === column.id
  const state = !sorted ? 'none' : sorting.descending ? 'descending' : 'ascending'
  const press = () =>
    onSort({ column: column.id, descending: sorted ? !sorting.descending : numeric })
  return (
    <th scope="col" aria-sort={state} className={numeric ? 'figure' : undefined}>
      <button type="button" className="sort" data-state={state} onClick={press}>
        {column.header}
      </button>
      {column.unit !== undefined && <span className="unit">{column.unit}</span>}
    </th>
  )
}

function Cell<Row>({
  column,
  row,
  isHeader,
  missing,
}: {
  readonly column: Column<Row>
  readonly row: Row
  readonly isHeader: boolean
  readonly missing: string
}) {
  const value = column.value(row)
  const content =
    value === null ? (
      <span className="missing">
        <span aria-hidden="true">–</span>
        <span className="off-screen">{missing}</span>
      </span>
    ) : (
      (column.cell?.(row) ?? String(value))
    )
  if (isHeader) return <th scope="row">{content}</th>
  return (
    <td className={typeof value === 'number' || value === null ? 'figure' : undefined}>
      {content}
    </td>
  )
}

const isNumeric = <Row,>(column: Column<Row>, rows: readonly Row[]): boolean =>
  rows.some((row) => typeof column.value(row) === 'number')

/** Rows in the order asked for; missing figures last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
  compareNames: (one: string, other: string) => number,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sorting?.column)
  if (column === undefined) return rows
  const sign = sorting?.descending === true ? -1 : 1
  return [...rows].sort((one, other) => {
    const [left, right] = [column.value(one), column.value(other)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * compareNames(String(left), String(right))
  })
}

/** The table as tab-separated text with the exact values. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const clean = (value: string | number | null): string =>
    value === null ? '' : String(value).replace(/[\t\r\n]+/g, ' ')
  const head = columns.map(({ header, unit }) =>
    clean(unit === undefined ? header : `${header} (${unit})`),
  )
  const body = rows.map((row) => columns.map((column) => clean(column.value(row))))
  return [head, ...body].map((line) => line.join('\t')).join('\n')
}
