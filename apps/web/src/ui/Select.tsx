import { type ReactNode, useId } from 'react'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

/** A labelled choice of one among several, for lists too long to lay out side by side. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  note,
  compact = false,
}: {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** One line below: what the choice means. */
  readonly note?: ReactNode
  /** Hides the label from sight, not from assistive technology. */
  readonly compact?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className={compact ? 'off-screen' : 'field-label'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled === true}>
            {option.label}
          </option>
        ))}
      </select>
      {note !== undefined && (
        <div id={`${id}-note`} className="field-note">
          {note}
        </div>
      )}
    </div>
  )
}
