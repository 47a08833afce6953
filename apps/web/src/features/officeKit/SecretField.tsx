import { useId } from 'react'

/** A passphrase of this device; browsers do not offer to save it. */
export function SecretField({
  label,
  note,
  value,
  onChange,
  isNew = false,
}: {
  readonly label: string
  readonly note?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="password"
        required
        dir="ltr"
        autoComplete={isNew ? 'new-password' : 'off'}
        value={value}
        onChange={({ target }) => onChange(target.value)}
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
