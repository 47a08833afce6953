import { compareStatesRoute, countsRoute, routeUrl } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText, type ViewField } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { AreaPick } from '../scenarios/AreaPick.tsx'
import {
  type CompareAnswer,
  type CompareGroup,
  type CompareRow,
  groupRows,
} from './compareGroups.ts'
import { DayControl } from './DayControl.tsx'
import { InstrumentLink } from './InstrumentLink.tsx'
import { DAY_VIEW } from './onDay.ts'
import { StandardsFoot } from './StandardsFoot.tsx'
import { StandardsNav } from './StandardsNav.tsx'
import { StatusWords } from './StatusWords.tsx'

const STATE = /^[A-Z]{3}$/

/** The corridor of the shipped examples, until the reader chooses. */
const state = (usual: string): ViewField<string> => {
  const field = optionalText(STATE)
  return {
    read: (text) => field.read(text?.toUpperCase()) ?? usual,
    write: (value) => value,
  }
}

const VIEW = { a: state('NPL'), b: state('QAT'), ...DAY_VIEW }

/** Two States side by side on a day, what differs first. */
export function CompareStatesPage() {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  const areas = useAreas()
  const same = view.a === view.b
  const answer = useRoute(
    compareStatesRoute,
    { a: view.a, b: view.b, on: view.on },
    { enabled: !same },
  )
  const data = answer.data?.a === view.a && answer.data.b === view.b ? answer.data : undefined
  const title =
    areas === undefined
      ? t('standards.compare.title-open')
      : t('standards.compare.title', { a: areas.name(view.a), b: areas.name(view.b) })
  usePageTitle(title)
  return (
    <div className="page standards-page">
      <h1>{title}</h1>
      <StandardsNav />
      {areas !== undefined && (
        <div className="standards-filters">
          <StatePick side="a" areas={areas} />
          <StatePick side="b" areas={areas} />
          <p>
            <button type="button" onClick={() => change({ a: view.b, b: view.a })}>
              {t('standards.compare.swap')}
            </button>
          </p>
        </div>
      )}
      <DayControl on={view.on} onChange={(on, options) => change({ on }, options)} />
      {same ? (
        <p>{t('standards.compare.same')}</p>
      ) : answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === undefined || areas === undefined ? (
        <Reserved what={t('standards.compare.what')} className="reserved-standards" />
      ) : (
        <ComparedStates answer={data} areas={areas} title={title} />
      )}
    </div>
  )
}

function StatePick({ side, areas }: { readonly side: 'a' | 'b'; readonly areas: AreaNames }) {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  const { data } = useRoute(countsRoute, {})
  // Those with an entry in some list are the States; until they are known every area is offered.
  const states = useMemo(() => {
    const known = new Set(data?.counts.flatMap(({ states: counted }) => counted))
    return known.size === 0
      ? [...areas.areas.keys()]
      : [...known.add(view.a).add(view.b)].filter((code) => areas.areas.has(code))
  }, [areas, data, view.a, view.b])
  return (
    <AreaPick
      label={t(side === 'a' ? 'standards.compare.first' : 'standards.compare.second')}
      areas={states}
      name={areas.name}
      value={view[side]}
      onChange={(code) => change(side === 'a' ? { a: code } : { b: code })}
    />
  )
}

interface ComparedStatesProps {
  readonly answer: CompareAnswer
  readonly areas: AreaNames
  readonly title: string
}

function ComparedStates({ answer, areas, title }: ComparedStatesProps) {
  const t = useMessages()
  const { format } = useReader()
  const { a, b, on, rows, sources } = answer
  const groups = useMemo(() => groupRows(rows), [rows])
  const names = { a: areas.name(a), b: areas.name(b) }
  const count = (group: CompareGroup): string =>
    format.number(groups.find((one) => one.group === group)?.rows.length ?? 0)
  const date = format.date(on)
  const lead = t('standards.compare.lead', {
    ...names,
    date,
    both: count('both'),
    onlyA: count('a-only'),
    onlyB: count('b-only'),
    unknown: count('cannot-tell'),
  })
  const groupTitle = (group: CompareGroup): string => {
    if (group === 'a-only') return t('standards.compare.only', { name: names.a })
    if (group === 'b-only') return t('standards.compare.only', { name: names.b })
    return t(`standards.compare.${group}`)
  }
  return (
    <>
      <p className="lead">{lead}</p>
      {groups.map(({ group, rows: grouped }) => (
        <div key={group} className="compare-group">
          <h2>
            {groupTitle(group)} <span className="note">{format.number(grouped.length)}</span>
          </h2>
          {group === 'guidance' ? (
            <GuidanceList rows={grouped} answer={answer} />
          ) : (
            <CompareTable
              rows={grouped}
              answer={answer}
              names={names}
              caption={groupTitle(group)}
            />
          )}
        </div>
      ))}
      <StandardsFoot
        name={`standards-${a}-${b}`}
        title={title}
        subtitle={lead}
        sources={sources}
        csvHref={routeUrl(compareStatesRoute, { a, b, on }, 'csv')}
      />
    </>
  )
}

/** Recommendations are the same for every State: their titles are enough. */
function GuidanceList({ rows, answer }: Pick<CompareTableProps, 'rows' | 'answer'>) {
  const t = useMessages()
  const titled = new Map(answer.instruments.map((instrument) => [instrument.id, instrument]))
  return (
    <>
      <p className="note">{t('standards.instrument.guidance')}</p>
      <ul>
        {rows.map(({ instrument }) => (
          <li key={instrument}>
            <InstrumentLink instrument={titled.get(instrument) ?? { id: instrument }} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface CompareTableProps {
  readonly rows: readonly CompareRow[]
  readonly answer: CompareAnswer
  readonly names: { readonly a: string; readonly b: string }
  readonly caption: string
}

function CompareTable({ rows, answer, names, caption }: CompareTableProps) {
  const t = useMessages()
  const titled = new Map(answer.instruments.map((instrument) => [instrument.id, instrument]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="compare-states">
        <caption className="off-screen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('standards.table.instrument')}</th>
            <th scope="col">{names.a}</th>
            <th scope="col">{names.b}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ instrument, a, b }) => (
            <tr key={instrument}>
              <th scope="row">
                <InstrumentLink instrument={titled.get(instrument) ?? { id: instrument }} />
              </th>
              <td>
                <StatusWords status={a} brings="nothing" />
              </td>
              <td>
                <StatusWords status={b} brings="nothing" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
