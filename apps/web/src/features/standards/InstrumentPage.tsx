import { instrumentRoute, routeUrl } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { STANDARDS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { choice } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { DayControl } from './DayControl.tsx'
import { InstrumentHead } from './InstrumentHead.tsx'
import type { InstrumentAnswer } from './instrumentAnswer.ts'
import { LifeCycle, OptionalParts, RelatedInstruments } from './LifeCycle.tsx'
import { DAY_VIEW } from './onDay.ts'
import { PartyMap } from './PartyMap.tsx'
import { PartyTable } from './PartyTable.tsx'
import { ProvisionList } from './ProvisionList.tsx'
import { PARTY_CHOICES } from './partiesShown.ts'
import { RatificationLine } from './RatificationLine.tsx'
import { StandardsFoot } from './StandardsFoot.tsx'
import { StandardsNav } from './StandardsNav.tsx'

const VIEW = { ...DAY_VIEW, parties: choice(PARTY_CHOICES) }

const CODE = /^([CRP]\d{3}|ICRMW)$/

/** One instrument on a day: what it requires, how it begins and ends, who is bound. */
export function InstrumentPage() {
  const t = useMessages()
  const { instrument: written = '' } = useParams({ strict: false }) as { instrument?: string }
  const code = written.toUpperCase()
  const known = CODE.test(code)
  const [view, change] = useViewState(VIEW)
  const answer = useRoute(
    instrumentRoute,
    { instrument: known ? code : 'C097', on: view.on },
    { enabled: known },
  )
  usePageTitle(code)
  if (!known || answer.error?.status === 404) {
    return <NotFoundPage detail={t('standards.instrument.unknown', { code: written })} />
  }
  const data = answer.data?.id === code ? answer.data : undefined
  return (
    <div className="page standards-page" key={code}>
      {data === undefined && <h1>{code}</h1>}
      {data !== undefined && <InstrumentHead instrument={data} />}
      <StandardsNav />
      <DayControl on={view.on} onChange={(on, options) => change({ on }, options)} />
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()}>
          <AppLink to={STANDARDS_PATH}>{t('standards.nav.instruments')}</AppLink>
        </RouteProblem>
      ) : data === undefined ? (
        <Reserved what={t('standards.instrument.what')} className="reserved-standards" />
      ) : (
        <InstrumentSections instrument={data} />
      )}
    </div>
  )
}

function InstrumentSections({ instrument }: { readonly instrument: InstrumentAnswer }) {
  const t = useMessages()
  const { format, preferences } = useReader()
  const { lang } = preferences
  const areas = useAreas()
  const [view, change] = useViewState(VIEW)
  const hasList = instrument.registered !== null
  return (
    <>
      <InstrumentContents hasList={hasList} hasParts={instrument.kind !== 'recommendation'} />
      <section id="articles" className="standards-section" aria-labelledby="articles-title">
        <h2 id="articles-title">{t('standards.articles.title')}</h2>
        <ProvisionList kind={instrument.kind} provisions={instrument.provisions} />
      </section>
      {hasList && (
        <section id="states" className="standards-section" aria-labelledby="states-title">
          <h2 id="states-title">{t('standards.parties.title')}</h2>
          {areas !== undefined && (
            <>
              <PartyMap instrument={instrument} areas={areas} />
              <RatificationLine instrument={instrument} name={areas.name} />
              <PartyTable
                instrument={instrument}
                name={areas.name}
                choice={view.parties}
                onChoice={(parties) => change({ parties })}
              />
            </>
          )}
        </section>
      )}
      <section id="life" className="standards-section" aria-labelledby="life-title">
        <h2 id="life-title">{t('standards.life.title')}</h2>
        <LifeCycle instrument={instrument} />
        <RelatedInstruments instrument={instrument} />
      </section>
      {instrument.kind !== 'recommendation' && (
        <section id="parts" className="standards-section" aria-labelledby="parts-title">
          <h2 id="parts-title">{t('standards.units.title')}</h2>
          <OptionalParts instrument={instrument} />
        </section>
      )}
      <StandardsFoot
        name={instrument.id}
        title={`${instrument.id} ${instrument.names[lang]}`}
        subtitle={format.date(instrument.on)}
        sources={instrument.sources}
        csvHref={routeUrl(instrumentRoute, { instrument: instrument.id, on: instrument.on }, 'csv')}
      />
    </>
  )
}

function InstrumentContents({
  hasList,
  hasParts,
}: {
  readonly hasList: boolean
  readonly hasParts: boolean
}) {
  const t = useMessages()
  const sections = [
    { id: 'articles', label: t('standards.articles.title') },
    ...(hasList ? [{ id: 'states', label: t('standards.parties.title') }] : []),
    { id: 'life', label: t('standards.life.title') },
    ...(hasParts ? [{ id: 'parts', label: t('standards.units.title') }] : []),
  ]
  return (
    <nav className="standards-nav" aria-label={t('standards.instrument.contents')}>
      <ul>
        {sections.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
