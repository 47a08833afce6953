import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { readDecimal } from './readDecimal.ts'

/** A number above 0 that takes effect while it is typed; null for an emptied field. */
export function DecimalField({
  label,
  value,
  most,
  note,
  onNumber,
}: {
  readonly label: string
  readonly value: number | null
  readonly most: number
  readonly note: string
  readonly onNumber: (value: number | null) => void
}) {
  const t = useMessages()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? null : readDecimal(typed, most)
  const isWrong = typed !== null && typed.trim() !== '' && read === null
  const isKept = typed !== null && (read === null || read === value)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="decimal-input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        value={isKept ? typed : value === null ? '' : String(value)}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => {
          setTyped(target.value)
          const number = readDecimal(target.value, most)
          if (number !== null || target.value.trim() === '') onNumber(number)
        }}
        onBlur={() => setTyped(null)}
      />
      <div id={`${id}-note`} className="field-note">
        {isWrong ? t('whatif.not-a-decimal', { most: String(most) }) : note}
      </div>
    </div>
  )
}
