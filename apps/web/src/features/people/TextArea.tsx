import { type ReactNode, useId } from 'react'

/** A labelled field of several lines that must be filled in. */
export function TextArea({
  label,
  note,
  value,
  onChange,
  leastCharacters,
  mostCharacters,
  rows = 2,
}: {
  readonly label: string
  readonly note?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly leastCharacters: number
  readonly mostCharacters: number
  readonly rows?: number
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <textarea
        id={id}
        required
        rows={rows}
        dir="auto"
        value={value}
        minLength={leastCharacters}
        maxLength={mostCharacters}
        onChange={(event) => onChange(event.target.value)}
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
