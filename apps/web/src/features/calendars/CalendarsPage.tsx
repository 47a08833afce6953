import { type CalendarSummary, calendarsRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { calendarPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { JURISDICTION } from './calendarWords.ts'

/** The holiday calendars by which working days are counted. */
export function CalendarsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('calendars.title')} section="calendars">
      {(me) => (
        <>
          <p className="lead">{t('calendars.lead')}</p>
          <Calendars />
          {me.permissions.includes('propose.configuration') && <OpenCalendar />}
        </>
      )}
    </DeskPage>
  )
}

function Calendars() {
  const t = useMessages()
  const { format } = useReader()
  const answer = useRoute(calendarsRoute, {})
  const { data, error } = answer
  if (error !== null) return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
  if (data === undefined) return <Reserved what={t('calendars.title')} className="reserved-queue" />
  if (data.calendars.length === 0) return <p>{t('calendars.empty')}</p>
  const columns: readonly [Column<CalendarSummary>, ...Column<CalendarSummary>[]] = [
    {
      id: 'jurisdiction',
      header: t('calendars.jurisdiction'),
      value: ({ jurisdiction }) => jurisdiction,
      cell: ({ id, jurisdiction }) => (
        <AppLink to={calendarPath(id)}>
          <bdi>{jurisdiction}</bdi>
        </AppLink>
      ),
    },
    {
      id: 'from',
      header: t('calendars.covered-from'),
      value: ({ coveredFrom }) => coveredFrom,
      cell: ({ coveredFrom }) => format.date(coveredFrom ?? ''),
    },
    {
      id: 'until',
      header: t('calendars.covered-until'),
      value: ({ coveredUntil }) => coveredUntil,
      cell: ({ coveredUntil }) => format.date(coveredUntil ?? ''),
    },
    {
      id: 'proposed',
      header: t('calendars.state'),
      value: ({ proposed }) => t(proposed ? 'calendars.state-proposed' : 'calendars.state-settled'),
    },
  ]
  return (
    <DataTable
      caption={t('calendars.title')}
      columns={columns}
      rows={data.calendars}
      rowKey={({ id }) => id}
      missing={t('calendars.nothing-in-force')}
    />
  )
}

/** Goes to the page of a jurisdiction's calendar, where the first one is proposed. */
function OpenCalendar() {
  const t = useMessages()
  const navigate = useNavigate()
  const [jurisdiction, setJurisdiction] = useState('')
  const code = jurisdiction.trim().toUpperCase()
  return (
    <section aria-labelledby="calendar-new">
      <h2 id="calendar-new">{t('calendars.new')}</h2>
      <form
        method="post"
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (JURISDICTION.test(code))
            void navigate({ to: calendarPath(`calendar-${code}`) as '/' })
        }}
      >
        <LineField
          label={t('calendars.jurisdiction')}
          note={t('calendars.jurisdiction-note')}
          value={jurisdiction}
          onChange={setJurisdiction}
          isCode
          pattern="[A-Za-z]{3}(-[A-Za-z0-9]{1,12})?"
          mostCharacters={16}
        />
        <p className="actions">
          <button type="submit">{t('calendars.go')}</button>
        </p>
      </form>
    </section>
  )
}
