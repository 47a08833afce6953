import type { AnswerCell, AnswerFinding, ComparedFigure, ReportGrid } from '@corridor/contract'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useFindingWords } from './FindingWords.tsx'
import { isBlock, pastedCells } from './pastedCells.ts'
import { cellAt } from './useAnswers.ts'

interface AnswerGridProps {
  readonly grid: ReportGrid
  readonly cells: ReadonlyMap<string, AnswerCell>
  readonly findings: readonly AnswerFinding[]
  readonly compared: ReadonlyMap<string, ComparedFigure>
  /** Null where nothing can be changed. */
  readonly onChange: ((cells: readonly AnswerCell[]) => void) | null
  readonly chosen: string | null
  readonly onChoose: (address: string) => void
  readonly onLeftOut: (count: number) => void
}

/** Codes from the top of the hierarchy down. */
function depthOf(items: ReportGrid['rows'], code: string): number {
  const parent = items.find((item) => item.code === code)?.parent ?? null
  return parent === null ? 0 : 1 + depthOf(items, parent)
}

/** One table to type into: arrows and Enter move, a block of a spreadsheet can be pasted. */
export function AnswerGrid(props: AnswerGridProps) {
  const { grid } = props
  const t = useMessages()
  const { lang } = useReader().preferences
  const table = useRef<HTMLTableElement>(null)
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const down = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key]
    if (down === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const place = `[data-place="${row + down} ${column}"]`
    table.current?.querySelector<HTMLInputElement>(place)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="table-scroll" aria-label={grid.names[lang]} tabIndex={0}>
      <table className="answer-grid" ref={table}>
        <caption>{grid.names[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`reporting.dimension-${grid.rowDimension.toLowerCase()}`)}</th>
            {grid.columns.map(({ code, names }) => (
              <th key={code} scope="col">
                {names[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, atRow) => (
            <tr key={row.code}>
              <th scope="row" style={{ paddingInlineStart: `${depthOf(grid.rows, row.code)}rem` }}>
                {row.names[lang]}
              </th>
              {grid.columns.map((column, atColumn) => (
                <AnswerField
                  key={column.code}
                  {...props}
                  row={row}
                  column={column}
                  place={`${atRow} ${atColumn}`}
                  onMove={(event) => move(event, atRow, atColumn)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AnswerField({
  grid,
  cells,
  findings,
  compared,
  onChange,
  chosen,
  onChoose,
  onLeftOut,
  row,
  column,
  place,
  onMove,
}: AnswerGridProps & {
  readonly row: ReportGrid['rows'][number]
  readonly column: ReportGrid['columns'][number]
  readonly place: string
  readonly onMove: (event: KeyboardEvent<HTMLInputElement>) => void
}) {
  const t = useMessages()
  const words = useFindingWords()
  const { format, preferences } = useReader()
  const address = `${grid.id}/${row.code}/${column.code}`
  const cell = cellAt(cells, address)
  const own = findings.filter((finding) => finding.address === address)
  const isWrong = own.some(({ severity }) => severity === 'error')
  const isOpen = own.some(({ severity, explanation }) => severity === 'warning' && !explanation)
  const marks = [cell.status, cell.confidentiality === 'F' ? '' : cell.confidentiality]
    .filter((mark) => mark !== '' && mark !== 'A')
    .join(' ')
  const beside = compared.get(address)
  const names = preferences.lang
  const label = `${row.names[names]}, ${column.names[names]}`
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    if (onChange === null || !isBlock(text)) return
    event.preventDefault()
    const { cells: pasted, left } = pastedCells(grid, row.code, column.code, text)
    onChange(pasted.map(({ address: at, value }) => ({ ...cellAt(cells, at), value })))
    onLeftOut(left)
  }
  return (
    <td className={isWrong ? 'answer-wrong' : isOpen ? 'answer-open' : undefined}>
      <span className="answer-line">
        <input
          type="text"
          inputMode="numeric"
          dir="ltr"
          autoComplete="off"
          aria-label={label}
          aria-invalid={isWrong}
          aria-describedby={own.length > 0 ? `found-${address}` : undefined}
          data-place={place}
          data-address={address}
          data-chosen={chosen === address ? true : undefined}
          readOnly={onChange === null}
          value={cell.value === null ? '' : String(cell.value)}
          onChange={({ target }) => onChange?.([{ ...cell, value: numberIn(target.value) }])}
          onFocus={() => onChoose(address)}
          onKeyDown={onMove}
          onPaste={paste}
        />
        {marks !== '' && (
          <abbr title={t('reporting.marks')}>
            <bdi>{marks}</bdi>
          </abbr>
        )}
      </span>
      {beside !== undefined && (
        <span className="answer-beside">
          {beside.before !== null &&
            t('reporting.before-short', { value: format.exact(beside.before) })}
          {beside.before !== null && beside.mirror !== null && ' · '}
          {beside.mirror !== null &&
            t('reporting.mirror-short', {
              country: beside.mirror.country,
              value: format.exact(beside.mirror.value),
            })}
        </span>
      )}
      {own.length > 0 && (
        <ul className="answer-found" id={`found-${address}`}>
          {own.map((finding) => (
            <li key={`${finding.rule} ${finding.said}`}>
              <strong>
                {t(
                  finding.severity === 'error'
                    ? 'reporting.error'
                    : finding.explanation === null
                      ? 'reporting.warning'
                      : 'reporting.explained',
                )}
              </strong>{' '}
              {words(finding)}
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

/** Digits as a number; anything else as it was typed, so that it is seen again. */
const numberIn = (text: string): AnswerCell['value'] => {
  const plain = text.trim()
  if (plain === '') return null
  return /^\d{1,15}$/.test(plain) ? Number(plain) : text
}
