import { bindingRoute, routeUrl } from '@corridor/contract'
import type { ReactNode } from 'react'
import { AppLink } from '../../../app/AppLink.tsx'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { STANDARDS_COMPARE_PATH } from '../../../app/paths.ts'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { Reserved } from '../../../ui/Reserved.tsx'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import type { AreaNames } from '../../areas/useAreas.ts'
import { countWords } from '../countWords.ts'
import { DayControl } from '../DayControl.tsx'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { StandardsFoot } from '../StandardsFoot.tsx'
import { statesQuery } from '../statesQuery.ts'
import { BindingColumns } from './BindingColumns.tsx'
import { endNames, type RulesPartProps, titledBy } from './bindingAnswer.ts'
import { RulesGlance } from './RulesGlance.tsx'
import { bestKnownDay, groupBindings, topicsIn } from './ruleGroups.ts'
import { TopicList } from './TopicList.tsx'
import { WouldAddList } from './WouldAddList.tsx'
import './corridorRules.css'

interface CorridorRulesProps {
  readonly origin: string
  readonly destination: string
  readonly areas: AreaNames
  /** Undefined for today. */
  readonly on: string | undefined
  readonly onDay: (on: string | undefined, options: { readonly replace: boolean }) => void
  /** What else is agreed between the two ends. */
  readonly children?: ReactNode
}

/** The second question of a corridor: what binds its two ends on a day, what is missing first. */
export function CorridorRules({
  origin,
  destination,
  areas,
  on,
  onDay,
  children,
}: CorridorRulesProps) {
  const t = useMessages()
  const corridor = `${origin}-${destination}`
  const answer = useRoute(bindingRoute, { corridor, ...(on === undefined ? {} : { on }) })
  const data = answer.data?.corridor === corridor ? answer.data : undefined
  const noState = answer.error?.problem?.code === 'unknown_area'
  return (
    <section className="question corridor-rules" id="rules" aria-labelledby="question-rules">
      <h2 id="question-rules">{t('corridor.rules')}</h2>
      {noState ? (
        <p className="lead">{t('bindings.no-state')}</p>
      ) : answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('bindings.what')} className="reserved-rules" />
      ) : (
        <Rules answer={data} names={endNames(data, areas)} on={on} onDay={onDay} />
      )}
      {!noState && children}
    </section>
  )
}

function Rules({
  answer,
  names,
  on,
  onDay,
}: RulesPartProps & Pick<CorridorRulesProps, 'on' | 'onDay'>) {
  const t = useMessages()
  const { format } = useReader()
  const lead = useLead({ answer, names })
  const known = bestKnownDay(answer)
  const [origin = '', destination = ''] = answer.corridor.split('-')
  const held = topicsIn(answer.topics, 'held')
  const gaps = answer.topics.filter(({ state }) => state !== 'held')
  return (
    <>
      <p className="lead">{lead}</p>
      <DayControl on={on} onChange={onDay} />
      {known !== null && (
        <p className="known-day">
          {t('bindings.lists-end')}{' '}
          <button type="button" onClick={() => onDay(known, { replace: false })}>
            {t('bindings.show-known', { date: format.date(known) })}
          </button>
        </p>
      )}
      <RulesGlance {...{ answer, names }} />
      <h3>{t('bindings.gaps')}</h3>
      <p className="note">{t('bindings.gaps-note')}</p>
      {gaps.length === 0 ? (
        <p>{t('bindings.missing-none')}</p>
      ) : (
        <TopicList
          {...{ answer, names }}
          topics={gaps}
          shown={['missing', 'cannot-tell']}
          open={false}
        />
      )}
      <h3>{t('bindings.add')}</h3>
      <WouldAddList {...{ answer, names }} />
      <h3>{t('bindings.by-instrument')}</h3>
      <BindingColumns {...{ answer, names }} />
      <h3>{t('bindings.held')}</h3>
      {held.length === 0 ? (
        <p>{t('bindings.held-none')}</p>
      ) : (
        <TopicList {...{ answer, names }} topics={held} shown={['held']} open />
      )}
      <Guidance {...{ answer, names }} />
      <p className="note">{t('bindings.not-held-here')}</p>
      <p>
        <AppLink to={STANDARDS_COMPARE_PATH} search={statesQuery(origin, destination, on)}>
          {t('standards.nav.compare')}
        </AppLink>
      </p>
      <StandardsFoot
        name={`binding-${answer.corridor}`}
        title={t('bindings.title', { ...names, date: format.date(answer.on) })}
        subtitle={lead}
        sources={answer.sources}
        csvHref={routeUrl(bindingRoute, { corridor: answer.corridor, on: answer.on }, 'csv')}
      />
    </>
  )
}

/** The answer in one sentence or two. */
function useLead({ answer, names }: RulesPartProps): string {
  const t = useMessages()
  const { format } = useReader()
  const groups = groupBindings(answer.bindings)
  const unknown =
    groups('cannot-tell').length +
    groups('origin-at-least').length +
    groups('destination-at-least').length
  const count = (state: 'held' | 'missing' | 'cannot-tell') => topicsIn(answer.topics, state).length
  const rules = t('bindings.lead', {
    ...names,
    date: format.date(answer.on),
    ...countWords(format, {
      both: groups('both').length,
      originAlone: groups('origin-only').length,
      destinationAlone: groups('destination-only').length,
      unknown,
    }),
  })
  const rights = t('bindings.lead-topics', {
    ...countWords(format, {
      topics: answer.topics.length,
      held: count('held'),
      missing: count('missing'),
      unknown: count('cannot-tell'),
    }),
  })
  return `${rules} ${rights}`
}

/** Recommendations: they guide both ends and bind neither. */
function Guidance({ answer, names }: RulesPartProps) {
  const t = useMessages()
  const titled = titledBy(answer.instruments)
  const guiding = groupBindings(answer.bindings)('guidance')
  const topics = answer.topics.filter(({ rights }) =>
    rights.some(({ state }) => state === 'guidance'),
  )
  return (
    <>
      <h3>{t('bindings.guidance')}</h3>
      <p>{t('bindings.guidance-words')}</p>
      <ul className="guidance-list">
        {guiding.map(({ instrument }) => (
          <li key={instrument}>
            <InstrumentLink instrument={titled(instrument)} />
          </li>
        ))}
      </ul>
      {topics.length > 0 && (
        <details>
          <summary>{t('bindings.guidance-topics')}</summary>
          <TopicList {...{ answer, names }} topics={topics} shown={['guidance']} open />
        </details>
      )}
    </>
  )
}
