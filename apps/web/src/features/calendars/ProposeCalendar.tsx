import {
  type CalendarFile,
  type Holiday,
  proposeCalendarRoute,
  readHolidaysRoute,
  WEEKDAYS,
} from '@corridor/contract'
import { useId, useState } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DayField, ProseField } from '../desk/fields.tsx'
import './calendars.css'

type Weekday = (typeof WEEKDAYS)[number]

/** Proposes the working days from a day on, with a list of holidays from a file. */
export function ProposeCalendar({
  file,
  place,
}: {
  readonly file: CalendarFile
  readonly place: ActPlace
}) {
  const t = useMessages()
  const last = file.versions.at(-1)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [weekend, setWeekend] = useState<readonly Weekday[]>(last?.weekend ?? [])
  const [holidays, setHolidays] = useState<readonly Holiday[]>([])
  const [source, setSource] = useState('')
  const [correctsError, setCorrectsError] = useState(false)
  return (
    <ActForm
      route={proposeCalendarRoute}
      input={{ calendar: file.id }}
      payload={{
        jurisdiction: file.jurisdiction,
        from,
        until,
        weekend: WEEKDAYS.filter((day) => weekend.includes(day)),
        holidays: [...holidays],
        source,
        correctsError,
      }}
      place={place}
      action={t('calendars.act-propose')}
    >
      <DayField label={t('calendars.covered-from')} value={from} onChange={setFrom} />
      <DayField label={t('calendars.covered-until')} value={until} onChange={setUntil} />
      <fieldset className="field">
        <legend className="field-label">{t('calendars.weekend')}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day} className="calendar-day">
            <input
              type="checkbox"
              checked={weekend.includes(day)}
              onChange={({ target }) =>
                setWeekend(
                  target.checked ? [...weekend, day] : weekend.filter((one) => one !== day),
                )
              }
            />{' '}
            {t(`calendars.day-${day}`)}
          </label>
        ))}
      </fieldset>
      <HolidayFile holidays={holidays} onRead={setHolidays} />
      <ProseField
        label={t('calendars.source')}
        note={t('calendars.source-note')}
        value={source}
        onChange={setSource}
        mostCharacters={2000}
      />
      {file.versions.length > 0 && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={correctsError}
              onChange={({ target }) => setCorrectsError(target.checked)}
            />{' '}
            {t('calendars.corrects')}
          </label>
        </p>
      )}
    </ActForm>
  )
}

/** A list of holidays from a file, with every problem in it by row and column. */
function HolidayFile({
  holidays,
  onRead,
}: {
  readonly holidays: readonly Holiday[]
  readonly onRead: (holidays: readonly Holiday[]) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const [problem, setProblem] = useState<unknown>(null)
  const read = async (chosen: File | undefined) => {
    setProblem(null)
    onRead([])
    if (chosen === undefined) return
    try {
      const content = base64Of(new Uint8Array(await chosen.arrayBuffer()))
      onRead((await identityCall(readHolidaysRoute, {}, { file: chosen.name, content })).holidays)
    } catch (reason) {
      setProblem(reason)
    }
  }
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t('calendars.file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-describedby={`${id}-note`}
        onChange={({ target }) => void read(target.files?.[0])}
      />
      <div id={`${id}-note`} className="field-note">
        {t('calendars.file-note')}
      </div>
      <p role="status">
        {holidays.length > 0 &&
          t('calendars.file-read', {
            count: holidays.length,
            countText: format.exact(holidays.length),
          })}
      </p>
      {problem !== null && <FileProblems problem={problem} />}
    </div>
  )
}

interface Problem {
  readonly row: number | null
  readonly column: string | null
  readonly problem: string
  readonly fix: string
}

function FileProblems({ problem }: { readonly problem: unknown }) {
  const t = useMessages()
  const told =
    problem instanceof RouteError && problem.problem?.code === 'bad_file'
      ? (problem.problem.details?.problems as readonly Problem[] | undefined)
      : undefined
  if (told === undefined) return <DeskProblem error={problem} />
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('calendars.file-refused')}</p>
      <ul>
        {told.map(({ row, column, problem: words, fix }) => (
          <li key={`${row} ${column}`}>
            {row !== null && t('calendars.file-row', { row })}{' '}
            {column !== null && <code dir="ltr">{column}</code>}{' '}
            <span lang="en" dir="ltr">
              {words}. {fix}.
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
