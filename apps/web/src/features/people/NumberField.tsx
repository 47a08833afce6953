import { useId } from 'react'

/** A labelled whole number between two bounds. */
export function NumberField({
  label,
  note,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string
  readonly note?: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="number"
        required
        min={least}
        max={most}
        step={1}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
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
