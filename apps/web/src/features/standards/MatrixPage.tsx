import { routeUrl, standardsMatrixRoute } from '@corridor/contract'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { countWords } from './countWords.ts'
import { DayControl } from './DayControl.tsx'
import { InstrumentFilters, REGION_GROUPING } from './InstrumentFilters.tsx'
import { FILTER_VIEW } from './instrumentFilter.ts'
import { MatrixTable, type MatrixWords } from './MatrixTable.tsx'
import { type Matrix, type MatrixAnswer, matrixOf } from './matrixCells.ts'
import { DAY_VIEW } from './onDay.ts'
import { StandardsFoot } from './StandardsFoot.tsx'
import { StandardsNav } from './StandardsNav.tsx'
import { StatusSign } from './StatusSign.tsx'
import { useDayQuery } from './useDayQuery.ts'
import { useStatusWords } from './useStatusWords.ts'
import './matrix.css'

const VIEW = { ...DAY_VIEW, ...FILTER_VIEW, show: optionalChoice(['all']) }

/** States by instruments on a day. */
export function MatrixPage() {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  const answer = useRoute(standardsMatrixRoute, { on: view.on })
  const areas = useAreas()
  usePageTitle(t('standards.matrix.title'))
  return (
    <div className="page standards-page">
      <h1>{t('standards.matrix.title')}</h1>
      <StandardsNav />
      <DayControl on={view.on} onChange={(on, options) => change({ on }, options)} />
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined || areas === undefined ? (
        <Reserved what={t('standards.matrix.what')} className="reserved-standards" />
      ) : (
        <MatrixView answer={answer.data} areas={areas} />
      )}
    </div>
  )
}

interface MatrixViewProps {
  readonly answer: MatrixAnswer
  readonly areas: AreaNames
}

function MatrixView({ answer, areas }: MatrixViewProps) {
  const t = useMessages()
  const { format } = useReader()
  const [view, change] = useViewState(VIEW)
  const query = useDayQuery()
  const said = useRef<(row: number, column: number) => void>(() => {})
  const onPoint = useCallback((row: number, column: number) => said.current(row, column), [])
  const chosen = useMatrix(answer, areas)
  // The controls answer at once; some thousand cells may follow.
  const matrix = useDeferredValue(chosen)
  const words = useMatrixWords(answer.on, areas)
  const date = format.date(answer.on)
  return (
    <>
      <InstrumentFilters
        view={view}
        onChange={change}
        instruments={answer.instruments}
        areas={areas}
      >
        <label className="matrix-all">
          <input
            type="checkbox"
            checked={view.show === 'all'}
            onChange={(event) => change({ show: event.target.checked ? 'all' : undefined })}
          />
          {t('standards.matrix.all')}
        </label>
      </InstrumentFilters>
      <p>
        {t('standards.matrix.lead', {
          date,
          ...countWords(format, {
            states: matrix.rows.length,
            instruments: matrix.columns.length,
          }),
        })}
      </p>
      <MatrixKey />
      {matrix.columns.length === 0 || matrix.rows.length === 0 ? (
        <p>{t('standards.filter.nothing')}</p>
      ) : (
        <>
          <PointedCell matrix={matrix} answer={answer} areas={areas} said={said} />
          <MatrixTable
            matrix={matrix}
            answer={answer}
            words={words}
            query={query}
            onPoint={onPoint}
          />
          <p className="note">{t('standards.matrix.scroll')}</p>
        </>
      )}
      <StandardsFoot
        name="standards-matrix"
        title={t('standards.matrix.title')}
        subtitle={words.caption}
        sources={answer.sources}
        csvHref={routeUrl(standardsMatrixRoute, { on: view.on }, 'csv')}
      />
    </>
  )
}

/** The rows and columns that the address asks for. */
function useMatrix(answer: MatrixAnswer, areas: AreaNames): Matrix {
  const { format } = useReader()
  const [{ topic, kind, region, show }] = useViewState(VIEW)
  return useMemo(
    () =>
      matrixOf(answer, {
        topic,
        kind,
        all: show === 'all',
        isShown: (state) =>
          region === undefined || areas.areas.get(state)?.regions[REGION_GROUPING] === region,
        compareStates: (one, other) => format.compareNames(areas.name(one), areas.name(other)),
      }),
    [answer, areas, format, topic, kind, region, show],
  )
}

function useMatrixWords(on: string, areas: AreaNames): MatrixWords {
  const t = useMessages()
  const { format } = useReader()
  const status = useStatusWords()
  return useMemo(() => {
    // The sentence of a cell is cut at its three places once; filling it is joining texts.
    const marks = { state: '\uE001', instrument: '\uE002', status: '\uE003' }
    const parts = t('standards.matrix.cell', marks).split(/([\uE001-\uE003])/)
    return {
      caption: t('standards.matrix.caption', { date: format.date(on) }),
      stateHead: t('standards.parties.state'),
      countHead: t('standards.matrix.count'),
      unchecked: t('standards.mark'),
      noCount: t('standards.matrix.no-count'),
      atLeast: t('standards.matrix.at-least'),
      status: status.short,
      cell: (state, instrument, said) =>
        parts
          .map((part) =>
            part === marks.state
              ? state
              : part === marks.instrument
                ? instrument
                : part === marks.status
                  ? said
                  : part,
          )
          .join(''),
      name: areas.name,
      figure: (count) => format.number(count),
    }
  }, [t, format, status, on, areas])
}

const KEY_KINDS = [
  'in-force',
  'registered',
  'part',
  'ended',
  'not-ratified',
  'not-recorded',
  'not-adopted',
] as const

function MatrixKey() {
  const t = useMessages()
  const words = useStatusWords()
  return (
    <ul className="matrix-key" aria-label={t('standards.matrix.key')}>
      {KEY_KINDS.map((kind) => (
        <li key={kind}>
          <StatusSign kind={kind} words={words.short(kind)} />
        </li>
      ))}
    </ul>
  )
}

interface PointedCellProps extends MatrixViewProps {
  readonly matrix: Matrix
  readonly said: { current: (row: number, column: number) => void }
}

/** The cell that is pointed at, in words; only these words change while the pointer moves. */
function PointedCell({ matrix, answer, areas, said }: PointedCellProps) {
  const t = useMessages()
  const { preferences } = useReader()
  const words = useStatusWords()
  const [place, setPlace] = useState<readonly [number, number] | null>(null)
  said.current = (row, column) =>
    setPlace((last) => (last?.[0] === row && last[1] === column ? last : [row, column]))
  const row = place === null ? undefined : matrix.rows[place[0]]
  const column = place === null ? undefined : matrix.columns[place[1]]
  if (row === undefined || column === undefined) {
    return <p className="note matrix-said">{t('standards.matrix.hint')}</p>
  }
  const { instrument } = column
  const cell = answer.cells[row.place]![column.place]!
  const says = words.says({ ...cell, end: null, completeThrough: instrument.completeThrough })
  return (
    <p className="note matrix-said" aria-hidden="true">
      {t('standards.matrix.cell', {
        state: areas.name(row.state),
        instrument: `${instrument.id} ${instrument.names[preferences.lang]}`,
        status: `${says}${cell.unverified ? ` · ${t('standards.mark')}` : ''}`,
      })}
    </p>
  )
}
