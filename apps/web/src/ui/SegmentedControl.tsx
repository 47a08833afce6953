import { type ChoiceProps, useChoice } from './Select.tsx'

/** A labelled choice of one among few, all of them in sight. Arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange } = props
  const { id, labelClass, described, below } = useChoice(props)
  return (
    <fieldset className="field segmented" {...described}>
      <legend className={labelClass}>{label}</legend>
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
      {below}
    </fieldset>
  )
}
