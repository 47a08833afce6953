import { agenciesRoute, type PublicAgency } from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { AGENCIES_PATH, agencyPath, VERIFY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalNumber, optionalText, type ViewOf } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { AgencyStatus } from './AgencyStatus.tsx'
import './agencies.css'

const LEAST_CHARACTERS = 2

const VIEW = {
  text: optionalText(/^.{2,100}$/u),
  /** Instead of a text: all that may recruit for this country. */
  destination: optionalText(/^[A-Z]{3}$/),
  page: optionalNumber({ least: 2, most: 10 }),
}

type View = ViewOf<typeof VIEW>

/** Finds an agency: one field, and what it finds. */
export function AgenciesPage() {
  const t = useMessages()
  const [view, change] = useViewState(VIEW)
  usePageTitle(t('agencies.title'))
  return (
    <div className="page agencies-page">
      <h1>{t('agencies.title')}</h1>
      <p className="lead">{t('agencies.lead')}</p>
      <LookUp
        key={view.text ?? ''}
        given={view.text ?? ''}
        onAsk={(text) => change({ text, destination: undefined, page: undefined })}
      />
      <div aria-live="polite">
        {view.text !== undefined ? (
          <Found text={view.text} page={view.page} onChange={change} />
        ) : (
          view.destination !== undefined && (
            <LicensedFor destination={view.destination} page={view.page} onChange={change} />
          )
        )}
      </div>
      <p>
        <AppLink to={VERIFY_PATH}>{t('verify.title')}</AppLink>
      </p>
    </div>
  )
}

function LookUp({
  given,
  onAsk,
}: {
  readonly given: string
  readonly onAsk: (text: string) => void
}) {
  const t = useMessages()
  const [text, setText] = useState(given)
  const [isShort, setShort] = useState(false)
  return (
    <search>
      <form
        className="agencies-form"
        onSubmit={(event) => {
          event.preventDefault()
          const asked = text.trim()
          setShort(asked.length < LEAST_CHARACTERS)
          if (asked.length >= LEAST_CHARACTERS) onAsk(asked)
        }}
      >
        <label htmlFor="agency-text">{t('agencies.field')}</label>
        <p className="note" id="agency-note">
          {t('agencies.field-note')}
        </p>
        <input
          id="agency-text"
          type="search"
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
          aria-describedby="agency-note"
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {isShort && <p role="alert">{t('agencies.short-text')}</p>}
        <button type="submit">{t('agencies.find')}</button>
      </form>
    </search>
  )
}

function Found({
  text,
  page = 1,
  onChange,
}: {
  readonly text: string
  readonly page: number | undefined
  readonly onChange: (change: Partial<View>) => void
}) {
  const t = useMessages()
  const answer = useRoute(agenciesRoute, { text, page }, { keepLast: false })
  const { data, error } = answer
  if (error !== null) return <RouteProblem error={error} onRetry={() => void answer.refetch()} />
  if (data === undefined) return <Reserved what={t('agencies.what')} />
  if (data.agencies.length === 0) {
    return (
      <>
        <h2>{t('agencies.none', { text })}</h2>
        <p>{t('agencies.none-text')}</p>
      </>
    )
  }
  return (
    <>
      <h2>{t('agencies.found', { text })}</h2>
      <AgencyLines data={data} page={page} onChange={onChange} />
    </>
  )
}

/** All agencies whose licence is in force and names a country. */
function LicensedFor({
  destination,
  page = 1,
  onChange,
}: {
  readonly destination: string
  readonly page: number | undefined
  readonly onChange: (change: Partial<View>) => void
}) {
  const t = useMessages()
  const areas = useAreas()
  const answer = useRoute(agenciesRoute, { destination, page }, { keepLast: false })
  const { data, error } = answer
  if (error !== null) return <RouteProblem error={error} onRetry={() => void answer.refetch()} />
  if (data === undefined || areas === undefined) return <Reserved what={t('agencies.what')} />
  const country = areas.areas.has(destination) ? areas.name(destination) : destination
  return (
    <>
      <h2>{t('agencies.for-title', { country })}</h2>
      {data.agencies.length === 0 ? (
        <p>{t('agencies.for-none', { country })}</p>
      ) : (
        <AgencyLines data={data} page={page} onChange={onChange} />
      )}
      <p>
        <AppLink to={AGENCIES_PATH}>{t('agencies.for-all')}</AppLink>
      </p>
    </>
  )
}

function AgencyLines({
  data,
  page,
  onChange,
}: {
  readonly data: RouteOutput<typeof agenciesRoute>
  readonly page: number
  readonly onChange: (change: Partial<View>) => void
}) {
  const t = useMessages()
  return (
    <>
      <ul className="agencies-list">
        {data.agencies.map((agency) => (
          <AgencyLine key={agency.organisation} agency={agency} />
        ))}
      </ul>
      <p className="actions">
        {page > 1 && (
          <button type="button" onClick={() => onChange({ page: undefined })}>
            {t('agencies.first')}
          </button>
        )}
        {data.more && page < 10 && (
          <button type="button" onClick={() => onChange({ page: page + 1 })}>
            {t('agencies.next')}
          </button>
        )}
      </p>
    </>
  )
}

function AgencyLine({ agency }: { readonly agency: PublicAgency }) {
  const t = useMessages()
  const { format } = useReader()
  const { organisation, name, foundAs, number, status, validUntil } = agency
  return (
    <li>
      <AppLink to={agencyPath(organisation)}>
        <bdi>{name}</bdi>
      </AppLink>
      {foundAs !== null && (
        <span className="note">{t('agencies.found-as', { name: foundAs })}</span>
      )}
      <AgencyStatus status={status} />
      {number !== null && (
        <span className="note">
          {t('agencies.number')} <bdi>{number}</bdi>
          {validUntil !== null && <>, {t('agencies.until', { day: format.date(validUntil) })}</>}
        </span>
      )}
    </li>
  )
}
