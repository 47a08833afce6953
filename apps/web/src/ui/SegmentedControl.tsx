import { type ReactNode, useId } from 'react'
import type { Option } from './Select.tsx'

/** A labelled choice of one among few, all of them in sight. Arrow keys move between them. */
export function SegmentedControl<Value extends string>({
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
  /** One line below: why an option cannot be chosen, what the choice means. */
  readonly note?: ReactNode
  /** Hides the label from sight, not from assistive technology. */
  readonly compact?: boolean
}) {
  const id = useId()
  return (
    <fieldset
      className="field segmented"
      {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
    >
      <legend className={compact ? 'off-screen' : 'field-label'}>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled === true}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {note !== undefined && (
        <div id={`${id}-note`} className="field-note">
          {note}
        </div>
      )}
    </fieldset>
  )
}
