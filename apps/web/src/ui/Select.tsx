import { type ReactNode, useId } from 'react'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

/** What every labelled choice takes. */
export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** One line below: what the choice means, why an option cannot be chosen. */
  readonly note?: ReactNode
  /** Whether something must be chosen: an empty value is none. */
  readonly isRequired?: boolean
  /** Hides the label from sight, not from assistive technology. */
  readonly compact?: boolean
}

/** How the note of a choice is tied to it, and the class of its label. */
export function useChoice({
  note,
  compact = false,
}: Pick<ChoiceProps<string>, 'note' | 'compact'>) {
  const id = useId()
  return {
    id,
    labelClass: compact ? 'off-screen' : 'field-label',
    described: note === undefined ? {} : { 'aria-describedby': `${id}-note` },
    below:
      note === undefined ? null : (
        <div id={`${id}-note`} className="field-note">
          {note}
        </div>
      ),
  }
}

/** A labelled choice of one among several, for lists too long to lay out side by side. */
export function Select<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, isRequired = false } = props
  const { id, labelClass, described, below } = useChoice(props)
  return (
    <div className="field">
      <label htmlFor={id} className={labelClass}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        required={isRequired}
        onChange={(event) => onChange(event.target.value as Value)}
        {...described}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled === true}>
            {option.label}
          </option>
        ))}
      </select>
      {below}
    </div>
  )
}
