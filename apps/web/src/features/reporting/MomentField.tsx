import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** A moment by the reader's own clock, given on as an instant in universal time; empty while it is none. */
export function MomentField({
  label,
  onChange,
}: {
  readonly label: string
  readonly onChange: (instant: string) => void
}) {
  const t = useMessages()
  const id = useId()
  const [local, setLocal] = useState('')
  const change = (value: string) => {
    setLocal(value)
    const moment = new Date(value)
    onChange(Number.isNaN(moment.getTime()) ? '' : moment.toISOString())
  }
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        required
        value={local}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => change(target.value)}
      />
      <div id={`${id}-note`} className="field-note">
        {t('reporting.moment-note', {
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        })}
      </div>
    </div>
  )
}
