import { type MouseEvent, memo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { countryPath } from '../../app/paths.ts'
import type { Query } from '../../app/viewState.ts'
import { InstrumentLink } from './InstrumentLink.tsx'
import type { Matrix, MatrixAnswer } from './matrixCells.ts'
import { lookOf, type StatusLook } from './statusLook.ts'

interface MatrixTableProps {
  readonly matrix: Matrix
  readonly answer: MatrixAnswer
  readonly words: MatrixWords
  readonly query: Query
  /** Told the row and column of the cell that is pointed at; null for none. */
  readonly onPoint: (row: number, column: number) => void
}

/** The words of the matrix, worked out once and not cell by cell. */
export interface MatrixWords {
  readonly caption: string
  readonly stateHead: string
  readonly countHead: string
  readonly unchecked: string
  status(look: StatusLook): string
  cell(state: string, instrument: string, status: string): string
  name(state: string): string
  readonly noCount: string
  readonly atLeast: string
  figure(count: number): string
}

/**
 * States by instruments as one table with heads that stay in sight. Every cell says in words which
 * State and instrument it is about; the sign is drawn by the style sheet. Cells have no component and
 * no listener of their own, so that some thousand of them come at once.
 */
export const MatrixTable = memo(function MatrixTable(props: MatrixTableProps) {
  const { matrix, answer, words, query, onPoint } = props
  const { columns, rows } = matrix
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="table-scroll matrix-scroll" aria-label={words.caption} tabIndex={0}>
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the words of a cell stand in the cell */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the words of a cell stand in the cell */}
      <table
        className="matrix"
        onMouseOver={(event) => pointAt(event, onPoint)}
        onClick={(event) => pointAt(event, onPoint)}
      >
        <caption className="off-screen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              {words.stateHead}
            </th>
            {columns.map(({ instrument }) => (
              <th key={instrument.id} scope="col">
                <InstrumentLink instrument={instrument} code />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="matrix-count">
            <th scope="row">{words.countHead}</th>
            {columns.map(({ instrument, counted, isLeast }) => (
              <td key={instrument.id}>
                {counted === null ? (
                  <span className="missing">
                    <span aria-hidden="true">?</span>
                    <span className="off-screen">{words.noCount}</span>
                  </span>
                ) : (
                  <>
                    {isLeast && (
                      <>
                        <span aria-hidden="true">≥ </span>
                        <span className="off-screen">{words.atLeast} </span>
                      </>
                    )}
                    {words.figure(counted)}
                  </>
                )}
              </td>
            ))}
          </tr>
          {rows.map(({ state, place }) => (
            <tr key={state}>
              <th scope="row">
                <AppLink to={countryPath(state)} search={query}>
                  {words.name(state)}
                </AppLink>
              </th>
              {columns.map(({ instrument, place: column }) => {
                const { kind, counts, unverified } = answer.cells[place]![column]!
                const look = lookOf({ kind, counts })
                return (
                  <td
                    key={instrument.id}
                    data-status={look}
                    data-unchecked={unverified ? '' : undefined}
                  >
                    <span className="off-screen">
                      {words.cell(
                        words.name(state),
                        instrument.id,
                        `${words.status(look)}${unverified ? `, ${words.unchecked}` : ''}`,
                      )}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})

/** Reads row and column of a cell off its place; heads and the row of counts have none. */
function pointAt({ target }: MouseEvent, onPoint: MatrixTableProps['onPoint']): void {
  const cell = target instanceof Element ? target.closest('td') : null
  const row = cell?.closest('tr')
  if (cell === null || row === null || row === undefined) return
  const place = row.sectionRowIndex - 1
  if (place >= 0) onPoint(place, cell.cellIndex - 1)
}
