import { useId } from 'react'

/** A labelled day, chosen with the browser's own calendar. */
export function DateField({
  label,
  note,
  value,
  onChange,
  least,
  isOptional = false,
}: {
  readonly label: string
  readonly note?: string
  /** `YYYY-MM-DD`, empty while none is chosen. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly least?: string
  readonly isOptional?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="date"
        required={!isOptional}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(least === undefined || least === '' ? {} : { min: least })}
        {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
      />
      {note !== undefined && (
        <div id={`${id}-note`} className="field-note">
          {note}
        </div>
      )}
    </div>
  )
}
