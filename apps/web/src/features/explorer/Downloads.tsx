import type { SourceReference } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { fullCitation } from '../../ui/citations.ts'
import { saveFile } from '../../ui/saveFile.ts'
import { fileNotes } from './files/fileNotes.ts'
import { tidyCsv, tidyTable } from './files/tidyTable.ts'
import { dataAddress, wholeAddress } from './queryAddress.ts'
import type { Cells } from './readCells.ts'
import { tableFields } from './tableText.ts'
import { tableTitle } from './tableTitle.ts'
import { type FigureWords, useFigureWords } from './useFigureWords.ts'
import type { Table } from './useTable.ts'

interface DownloadsProps {
  readonly table: Table
  readonly sources: readonly SourceReference[]
  readonly link: () => string
}

type Kind = 'csv' | 'xlsx' | 'parquet'

/** The formats of the service, with the words by which an address asks for them. */
const SERVED = [
  { name: 'SDMX-CSV', format: 'csv' },
  { name: 'SDMX-ML', format: 'xml' },
  { name: 'SDMX-JSON', format: 'json' },
] as const

/** What is seen and the whole table, as files. */
export function Downloads({ table, sources, link }: DownloadsProps) {
  const t = useMessages()
  const { format } = useReader()
  const figures = useFigureWords(table)
  const save = useSaving(table, sources, figures, link)
  const [state, setState] = useState<Kind | 'failed' | null>(null)
  const { structure, selection, view, cells, available } = table
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
  const press = async (kind: Kind) => {
    setState(kind)
    // The button says what it does before the work takes the page.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await save(kind).then(
      () => setState(null),
      () => setState('failed'),
    )
  }
  return (
    <>
      <h3>{t('explorer.this-selection')}</h3>
      <p className="actions">
        {(['csv', 'xlsx', 'parquet'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="quiet"
            disabled={
              cells === undefined || cells.count === 0 || (state !== null && state !== 'failed')
            }
            onClick={() => void press(kind)}
          >
            {t(`explorer.file-${kind}`)}
          </button>
        ))}
        {SERVED.map(({ name, format: wanted }) => (
          <a
            key={name}
            href={dataAddress(structure, selection, { ...asOf, format: wanted })}
            download
          >
            {name}
          </a>
        ))}
      </p>
      <p role="status" className="note">
        {state === 'failed'
          ? t('explorer.file-failed')
          : state !== null
            ? t('explorer.file-coming')
            : ''}
      </p>
      {cells !== undefined && available !== undefined && cells.count < available.observations && (
        <p className="note">
          {t('explorer.file-cut', {
            shown: format.number(cells.count),
            count: format.number(available.observations),
          })}
        </p>
      )}
      <h3>{t('explorer.whole-table')}</h3>
      <p className="actions">
        {SERVED.map(({ name, format: wanted }) => (
          <a key={name} href={wholeAddress(structure, { ...asOf, format: wanted })} download>
            {name}
          </a>
        ))}
      </p>
      <p className="note">{t('explorer.whole-note')}</p>
    </>
  )
}

/** Makes a file of what is seen and hands it to the browser. */
function useSaving(
  table: Table,
  sources: readonly SourceReference[],
  figures: FigureWords,
  link: () => string,
): (kind: Kind) => Promise<void> {
  const t = useMessages()
  const { direction, format } = useReader()
  return async (kind) => {
    const { structure, selection, view, cells, available, words } = table
    if (cells === undefined) return
    const columns = tidyTable(cells, words.name)
    const name = structure.id.toLowerCase()
    if (kind === 'csv') {
      // Spreadsheets take a file for UTF-8 only by its first sign.
      saveFile(
        new Blob(['\uFEFF', tidyCsv(columns)], { type: 'text/csv;charset=utf-8' }),
        `${name}.csv`,
      )
      return
    }
    const asOf = view.asOf === undefined ? {} : { asOf: view.asOf }
    const accessed = new Date().toISOString().slice(0, 10)
    const title = tableTitle(table)
    const notes = fileNotes(
      {
        title,
        sources,
        unit: figures.unit(cells),
        shown: t('explorer.showing', {
          shown: format.number(cells.count),
          count: format.number(Math.max(cells.count, available?.observations ?? 0)),
        }),
        query: `${window.location.origin}${dataAddress(structure, selection, asOf)}`,
        link: link(),
        state:
          view.asOf === undefined
            ? t('explorer.link-follows')
            : t('explorer.link-frozen', { date: format.date(view.asOf) }),
        citation: fullCitation({
          ...{ title, subtitle: structure.id, sources, link: link(), accessed },
          ...(structure.hints.doi === null ? {} : { doi: structure.hints.doi }),
        }),
      },
      (id) => t(`explorer.note-${id}`),
    )
    if (kind === 'parquet') {
      const { parquetFile } = await import('./files/parquetFile.ts')
      saveFile(new Blob([parquetFile(columns, notes)]), `${name}.parquet`)
      return
    }
    const { workbook } = await import('./files/workbook.ts')
    const bytes = workbook(
      [
        ...seenSheet(table, cells, figures, t('explorer.chart-table')),
        tidySheet(columns, t('explorer.figures')),
        {
          ...{ name: t('explorer.notes'), heads: 0, headColumns: 1 },
          lines: notes,
        },
      ],
      direction === 'rtl',
    )
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    saveFile(new Blob([bytes], { type }), `${name}.xlsx`)
  }
}

/** A spreadsheet has so many columns at most. */
const MOST_COLUMNS = 16_000

/** The table as it stands; a figure that is not shown has its sign. */
function seenSheet(
  { pivot, order, words }: Table,
  cells: Cells,
  figures: FigureWords,
  name: string,
) {
  if (pivot === undefined || pivot.columns.entries.length > MOST_COLUMNS) return []
  return [
    {
      name,
      heads: Math.max(1, pivot.columns.dimensions.length),
      headColumns: Math.max(1, pivot.rows.dimensions.length),
      lines: tableFields(pivot, order, words, (cell) => {
        const value = cell < 0 ? Number.NaN : cells.values[cell]!
        if (!Number.isNaN(value)) return value
        return cell < 0 ? null : figures.cell(cells, cell).text
      }),
    },
  ]
}

function tidySheet(columns: ReturnType<typeof tidyTable>, name: string) {
  const count = columns[0]?.values.length ?? 0
  return {
    ...{ name, heads: 1, headColumns: 0 },
    lines: [
      columns.map((column) => column.name),
      ...Array.from({ length: count }, (_, row) => columns.map(({ values }) => values[row]!)),
    ],
  }
}
