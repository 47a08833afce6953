import { useId } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** Whether the telephone is hers alone; else nothing stays on it. */
export function OwnPhone({
  value,
  onChange,
}: {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}) {
  const t = useMessages()
  const id = useId()
  return (
    <div className="field">
      <label className="me-check">
        <input
          type="checkbox"
          checked={value}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t('me.own-phone')}
      </label>
      <div id={id} className="field-note">
        {t('me.own-phone-note')}
      </div>
    </div>
  )
}
