import { calendarRoute, type DueItem, dueRoute, routeUrl } from '@corridor/contract'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { RouteProblem } from '../../../ui/RouteProblem.tsx'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { VerificationMark } from '../VerificationMark.tsx'
import { splitDue } from './countryGroups.ts'

interface CountryDueProps {
  readonly state: string
  readonly name: string
  readonly on: string | undefined
}

const MONTHS = 24

/** What becomes due for a State within two years, and the feed for calendar programs. */
export function CountryDue({ state, name, on }: CountryDueProps) {
  const t = useMessages()
  const { format } = useReader()
  const answer = useRoute(dueRoute, {
    state,
    months: MONTHS,
    ...(on === undefined ? {} : { from: on }),
  })
  const data = answer.data?.state === state ? answer.data : undefined
  const feed = routeUrl(calendarRoute, { state, months: MONTHS })
  return (
    <section className="country-due" aria-labelledby="due-title">
      <h3 id="due-title">
        {data === undefined
          ? t('bindings.due')
          : t('bindings.due-between', {
              from: format.date(data.from),
              until: format.date(data.until),
            })}
      </h3>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {data !== undefined && <DueList items={data.items} />}
      <p className="actions">
        <a href={feed} download>
          {t('bindings.calendar')}
        </a>
        <CopyButton
          label={t('bindings.calendar-copy')}
          text={() => new URL(feed, window.location.href).href}
        />
      </p>
      <p className="note">{t('bindings.calendar-note', { name })}</p>
    </section>
  )
}

function DueList({ items }: { readonly items: readonly DueItem[] }) {
  const t = useMessages()
  const { dated, undated } = splitDue(items)
  return (
    <>
      {dated.length === 0 && <p>{t('bindings.due-none')}</p>}
      <ul className="due-list">
        {dated.map((item) => (
          <li key={`${item.rule} ${item.kind} ${item.instrument} ${item.date} ${item.record}`}>
            <DueWhen item={item} /> <DueWhat item={item} />
          </li>
        ))}
      </ul>
      {undated.length > 0 && (
        <details>
          <summary>{t('bindings.due-undated')}</summary>
          <ul className="due-list">
            {undated.map((item) => (
              <li key={`${item.rule} ${item.kind} ${item.instrument} ${item.record}`}>
                <DueWhat item={item} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function DueWhen({ item }: { readonly item: DueItem }) {
  const { format } = useReader()
  if (item.date !== null) return <time dateTime={item.date}>{format.date(item.date)}</time>
  return <time dateTime={String(item.year)}>{format.year(item.year ?? 0)}</time>
}

function DueWhat({ item }: { readonly item: DueItem }) {
  const t = useMessages()
  return (
    <>
      <span>
        {t(`bindings.due.${item.kind}`)}
        {item.instrument !== null && (
          <>
            {' '}
            <InstrumentLink instrument={{ id: item.instrument }} code />
          </>
        )}
      </span>{' '}
      <span className="note" lang="en" dir="ltr">
        {item.text}
      </span>{' '}
      <VerificationMark standing={item} brings="source" />
    </>
  )
}
