import {
  type CalendarFile,
  confirmCalendarRoute,
  declineCalendarRoute,
  holidayCalendarRoute,
  type Me,
  withdrawCalendarRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { CalendarText } from './CalendarText.tsx'
import { JURISDICTION, RULES, verbOf } from './calendarWords.ts'
import { ProposeCalendar } from './ProposeCalendar.tsx'

/** One jurisdiction's working days: what is proposed, what is in force, what was. */
export function CalendarPage() {
  const t = useMessages()
  const { calendar } = useParams({ strict: false }) as { readonly calendar: string }
  const jurisdiction = calendar.replace(/^calendar-/, '')
  return (
    <DeskPage title={t('calendars.of', { jurisdiction })} section="calendars">
      {(me) => <Calendar calendar={calendar} jurisdiction={jurisdiction} me={me} />}
    </DeskPage>
  )
}

/** A calendar that is not there yet: its first proposal makes it. */
const unborn = (id: string, jurisdiction: string): CalendarFile => ({
  id,
  jurisdiction,
  version: 0,
  versions: [],
  proposal: null,
  coveredUntil: null,
  acts: [{ type: 'calendar.propose', possible: true, reason: null, findings: [] }],
})

function Calendar({
  calendar,
  jurisdiction,
  me,
}: {
  readonly calendar: string
  readonly jurisdiction: string
  readonly me: Me
}) {
  const t = useMessages()
  const answer = useRoute(holidayCalendarRoute, { calendar }, { keepLast: false })
  const isAbsent = answer.error?.problem?.code === 'not_found'
  const mayPropose = me.permissions.includes('propose.configuration')
  const begins = isAbsent && mayPropose && JURISDICTION.test(jurisdiction)
  if (answer.error !== null && !begins) {
    return <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  const file = begins ? unborn(calendar, jurisdiction) : answer.data
  if (file === undefined) {
    return <Reserved what={t('calendars.title')} className="reserved-desk" />
  }
  return <CalendarParts file={file} onStale={() => answer.refetch()} />
}

function CalendarParts({
  file,
  onStale,
}: {
  readonly file: CalendarFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`calendars.act-${verbOf(type)}`),
    nameOf: (actor) => actor,
    onDone: onStale,
    onChanged: onStale,
  }
  return (
    <>
      {file.proposal !== null && <Waiting file={file} place={place} />}
      <section aria-labelledby="calendar-versions">
        <h2 id="calendar-versions">{t('calendars.versions')}</h2>
        {file.versions.length === 0 && <p>{t('calendars.none-yet')}</p>}
        {[...file.versions].reverse().map((version) => (
          <article key={version.confirmedAt} className="calendar-version">
            <CalendarText text={version} />
            <p className="note">
              {t('calendars.confirmed-by')} <bdi>{version.confirmedBy.name ?? '–'}</bdi>,{' '}
              <Moment iso={version.confirmedAt} />
            </p>
          </article>
        ))}
      </section>
      {file.proposal === null && (
        <Act file={file} type="calendar.propose">
          <ProposeCalendar file={file} place={place} />
        </Act>
      )}
    </>
  )
}

function Waiting({ file, place }: { readonly file: CalendarFile; readonly place: ActPlace }) {
  const t = useMessages()
  const proposal = file.proposal!
  const { jurisdiction } = file
  return (
    <section aria-labelledby="calendar-proposal" className="calendar-waiting">
      <h2 id="calendar-proposal">{t('calendars.proposal')}</h2>
      <CalendarText text={proposal} />
      <p className="note">
        {t('calendars.proposed-by')}{' '}
        <bdi>{proposal.by.map((one) => one.name ?? one.id).join(', ')}</bdi>,{' '}
        <Moment iso={proposal.proposedAt} />
      </p>
      <Act file={file} type="calendar.confirm">
        <ActForm
          route={confirmCalendarRoute}
          input={{ calendar: file.id }}
          payload={{}}
          place={place}
          action={t('calendars.act-confirm')}
          consequence={t('calendars.consequence-confirm', { jurisdiction })}
        />
      </Act>
      <Act file={file} type="calendar.decline">
        <WithReason route={declineCalendarRoute} verb="decline" file={file} place={place} />
      </Act>
      <Act file={file} type="calendar.withdraw">
        <WithReason route={withdrawCalendarRoute} verb="withdraw" file={file} place={place} />
      </Act>
    </section>
  )
}

function WithReason({
  route,
  verb,
  file,
  place,
}: {
  readonly route: typeof declineCalendarRoute | typeof withdrawCalendarRoute
  readonly verb: 'decline' | 'withdraw'
  readonly file: CalendarFile
  readonly place: ActPlace
}) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={route as typeof declineCalendarRoute}
      input={{ calendar: file.id }}
      payload={{ reason }}
      place={place}
      action={t(`calendars.act-${verb}`)}
    >
      <ProseField
        label={t('calendars.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

/** One act: its form behind a disclosure when it is possible, and why not when it is not. */
function Act({
  file,
  type,
  children,
}: {
  readonly file: CalendarFile
  readonly type: string
  readonly children: ReactNode
}) {
  const t = useMessages()
  const act = file.acts.find((one) => one.type === type)
  if (act === undefined || act.reason === 'not_permitted') return null
  const title = t(`calendars.act-${verbOf(type)}`)
  if (!act.possible) {
    return (
      <div className="act-closed">
        <p>
          {title}: {t(`desk.why-${act.reason?.replaceAll('_', '-') ?? 'not-now'}`)}
        </p>
        <FindingList findings={act.findings} words={RULES} />
      </div>
    )
  }
  return (
    <details className="act">
      <summary>{title}</summary>
      {children}
    </details>
  )
}
