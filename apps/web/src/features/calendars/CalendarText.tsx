import type { CalendarFile } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import './calendars.css'

type Text = Pick<
  NonNullable<CalendarFile['proposal']>,
  'from' | 'until' | 'weekend' | 'holidays' | 'source' | 'correctsError'
>

/** What a version of a calendar says. */
export function CalendarText({ text }: { readonly text: Text }) {
  const t = useMessages()
  const { format } = useReader()
  const { from, until, weekend, holidays, source, correctsError } = text
  return (
    <>
      <dl className="calendar-facts">
        <dt>{t('calendars.days')}</dt>
        <dd>{t('calendars.from-until', { from: format.date(from), until: format.date(until) })}</dd>
        <dt>{t('calendars.weekend')}</dt>
        <dd>
          {weekend.length === 0
            ? t('calendars.weekend-none')
            : weekend
                .map((day) => t(`calendars.day-${day}`))
                .reduce((first, second) => t('calendars.listed', { first, second }))}
        </dd>
        <dt>{t('calendars.source')}</dt>
        <dd>
          <bdi>{source}</bdi>
        </dd>
        {correctsError && (
          <>
            <dt>{t('calendars.correction')}</dt>
            <dd>{t('calendars.correction-yes')}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>
          {t('calendars.holidays-count', {
            count: holidays.length,
            countText: format.exact(holidays.length),
          })}
        </summary>
        <ul className="calendar-holidays">
          {holidays.map(({ date, name }) => (
            <li key={date}>
              <time dateTime={date}>{format.date(date)}</time>: <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
