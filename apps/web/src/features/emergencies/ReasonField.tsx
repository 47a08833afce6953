import { useId } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { reasonLength } from './reasonLength.ts'

const MOST_CHARACTERS = 2000

/** The reason for an emergency. Its length is in sight; aloud it is said once it is long enough. */
export function ReasonField({
  value,
  onChange,
  least,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Characters it must have. */
  readonly least: number
}) {
  const t = useMessages()
  const { format } = useReader()
  const id = useId()
  const count = reasonLength(value)
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t('emergency.reason')}
      </label>
      <textarea
        id={id}
        required
        rows={4}
        dir="auto"
        maxLength={MOST_CHARACTERS}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-note`}
      />
      <div id={`${id}-note`} className="field-note">
        {t('emergency.reason-note', { least, leastText: format.exact(least) })}
      </div>
      <div className="field-note" aria-hidden="true">
        {t('emergency.reason-count', {
          countText: format.exact(count),
          leastText: format.exact(least),
        })}
      </div>
      <div className="off-screen" role="status">
        {count >= least ? t('emergency.reason-enough') : ''}
      </div>
    </div>
  )
}
