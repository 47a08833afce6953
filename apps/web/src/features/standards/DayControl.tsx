import { useEffect, useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { FIRST_DAY, isDay, LAST_DAY, moveYear } from './onDay.ts'
import { useToday } from './useToday.ts'
import './standards.css'

interface DayControlProps {
  /** Undefined for today. */
  readonly on: string | undefined
  /** Told once a whole day stands in the field; `replace` while the slider moves. */
  readonly onChange: (on: string | undefined, options: { readonly replace: boolean }) => void
  /** Shows the slider over the years as well. */
  readonly slider?: boolean
}

/** A slider asks once it has kept still. Milliseconds. */
const STILL = 200

const EXAMPLE = '2014-05-28'

/** The day that a page is about: a date field, the years as a slider, and the way back to today. */
export function DayControl({ on, onChange, slider = true }: DayControlProps) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const today = useToday()
  const [text, setText] = useState(on ?? today)
  useEffect(() => setText(on ?? today), [on, today])
  const write = (written: string) => {
    setText(written)
    if (!isDay(written) || written === (on ?? today)) return
    onChange(written === today ? undefined : written, { replace: false })
  }
  const wrong = !isDay(text)
  return (
    <div className="day-control">
      <div className="field">
        <label className="field-label" htmlFor={`${id}-day`}>
          {t('standards.day.label')}
        </label>
        <input
          id={`${id}-day`}
          type="date"
          min={FIRST_DAY}
          max={LAST_DAY}
          value={text}
          aria-invalid={wrong}
          aria-describedby={`${id}-said`}
          onChange={(event) => write(event.target.value)}
          onBlur={() => isDay(text) || setText(on ?? today)}
        />
      </div>
      {slider && <YearSlider day={on ?? today} today={today} onChange={onChange} />}
      <p id={`${id}-said`} className="day-said">
        {wrong
          ? t('standards.day.wrong', {
              first: format.date(FIRST_DAY),
              example: format.date(EXAMPLE),
            })
          : format.date(text)}
      </p>
      {on !== undefined && (
        <button
          type="button"
          className="quiet"
          onClick={() => onChange(undefined, { replace: false })}
        >
          {t('standards.day.today')}
        </button>
      )}
    </div>
  )
}

function YearSlider({
  day,
  today,
  onChange,
}: {
  readonly day: string
  readonly today: string
  readonly onChange: DayControlProps['onChange']
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const last = Number(today.slice(0, 4))
  const [year, setYear] = useState(Number(day.slice(0, 4)))
  useEffect(() => setYear(Number(day.slice(0, 4))), [day])
  useEffect(() => {
    if (year === Number(day.slice(0, 4))) return
    const timer = setTimeout(() => {
      const moved = moveYear(day, year, today)
      onChange(moved === today ? undefined : moved, { replace: true })
    }, STILL)
    return () => clearTimeout(timer)
  }, [year, day, today, onChange])
  return (
    <div className="field year-slider">
      <label className="field-label" htmlFor={id}>
        {t('standards.day.year')}
      </label>
      <span className="year-slide" dir="ltr">
        <span aria-hidden="true">{format.year(Number(FIRST_DAY.slice(0, 4)))}</span>
        <input
          id={id}
          type="range"
          min={Number(FIRST_DAY.slice(0, 4))}
          max={Math.max(last, year)}
          value={year}
          aria-valuetext={format.year(year)}
          onChange={(event) => setYear(Number(event.target.value))}
        />
        <span aria-hidden="true">{format.year(Math.max(last, year))}</span>
      </span>
    </div>
  )
}
