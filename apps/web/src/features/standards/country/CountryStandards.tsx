import { countryStandardsRoute, type InstrumentStatus, routeUrl } from '@corridor/contract'
import { AppLink } from '../../../app/AppLink.tsx'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { STANDARDS_COMPARE_PATH, STANDARDS_MATRIX_PATH } from '../../../app/paths.ts'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Reserved } from '../../../ui/Reserved.tsx'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import { titledBy } from '../corridor/bindingAnswer.ts'
import { countWords } from '../countWords.ts'
import { DayControl } from '../DayControl.tsx'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { StandardsFoot } from '../StandardsFoot.tsx'
import { StatusWords } from '../StatusWords.tsx'
import { useDayQuery } from '../useDayQuery.ts'
import { CountryDue } from './CountryDue.tsx'
import {
  COUNTRY_GROUPS,
  type CountryGroup,
  type CountryStandardsAnswer,
  groupStatuses,
} from './countryGroups.ts'
import './countryStandards.css'

interface CountryStandardsProps {
  readonly area: string
  readonly name: string
  /** Undefined for today. */
  readonly on: string | undefined
  readonly onDay: (on: string | undefined, options: { readonly replace: boolean }) => void
}

/** What binds one State on a day, and what becomes due for it. */
export function CountryStandards({ area, name, on, onDay }: CountryStandardsProps) {
  const t = useMessages()
  const answer = useRoute(countryStandardsRoute, {
    state: area,
    ...(on === undefined ? {} : { on }),
  })
  const data = answer.data?.state === area ? answer.data : undefined
  const noState = answer.error?.problem?.code === 'unknown_area'
  return (
    <section className="country-standards" id="standards" aria-labelledby="standards-title">
      <h2 id="standards-title">{t('bindings.country', { name })}</h2>
      {noState ? (
        <p>{t('bindings.no-state')}</p>
      ) : answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('bindings.what')} className="reserved-standards" />
      ) : (
        <Standings answer={data} name={name} on={on} onDay={onDay} />
      )}
    </section>
  )
}

function Standings({
  answer,
  name,
  on,
  onDay,
}: Omit<CountryStandardsProps, 'area'> & { readonly answer: CountryStandardsAnswer }) {
  const t = useMessages()
  const { format } = useReader()
  const dayQuery = useDayQuery()
  const groups = groupStatuses(answer.statuses)
  const lead = t('bindings.country-lead', {
    name,
    date: format.date(answer.on),
    ...countWords(format, {
      inForce: groups('in-force').length,
      registered: groups('registered').length,
      ended: groups('ended').length,
      unknown: groups('cannot-tell').length,
    }),
  })
  return (
    <>
      <p className="lead">{lead}</p>
      <DayControl on={on} onChange={onDay} />
      {COUNTRY_GROUPS.filter((group) => groups(group).length > 0).map((group) => (
        <StatusGroup key={group} group={group} answer={answer} statuses={groups(group)} />
      ))}
      <CountryDue state={answer.state} name={name} on={on} />
      <p className="actions">
        <AppLink to={STANDARDS_COMPARE_PATH} search={{ a: answer.state, ...dayQuery }}>
          {t('bindings.compare-with', { name })}
        </AppLink>
        <AppLink to={STANDARDS_MATRIX_PATH} search={dayQuery}>
          {t('standards.nav.matrix')}
        </AppLink>
      </p>
      <StandardsFoot
        name={`standards-${answer.state}`}
        title={t('bindings.country-title', { name, date: format.date(answer.on) })}
        subtitle={lead}
        sources={answer.sources}
        csvHref={routeUrl(countryStandardsRoute, { state: answer.state, on: answer.on }, 'csv')}
      />
    </>
  )
}

interface StatusGroupProps {
  readonly group: CountryGroup
  readonly answer: CountryStandardsAnswer
  readonly statuses: readonly InstrumentStatus[]
}

/** What binds or did bind is told in full; long lists of what does not wait for a press. */
function StatusGroup({ group, answer, statuses }: StatusGroupProps) {
  const t = useMessages()
  const { format } = useReader()
  const titled = titledBy(answer.instruments)
  const title = (
    <>
      {t(`bindings.group.${group}`)} <span className="note">{format.number(statuses.length)}</span>
    </>
  )
  const list = (
    <ul className="standing-list">
      {statuses.map((status) => (
        <li key={status.instrument}>
          <InstrumentLink instrument={titled(status.instrument)} />
          <StatusWords status={status} />
        </li>
      ))}
    </ul>
  )
  if (group === 'cannot-tell' || group === 'not-ratified') {
    return (
      <details data-group={group}>
        <summary>{title}</summary>
        {list}
      </details>
    )
  }
  return (
    <div data-group={group}>
      <h3>{title}</h3>
      {list}
    </div>
  )
}
