import { useId } from 'react'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `long` for several lines. */
  readonly type?: 'text' | 'date' | 'long'
  readonly note?: string
}

/** Characters, as the contract has them. */
const LONGEST = { text: 200, date: 10, long: 2000 } as const

/** One labelled field. */
export function TextField({ label, value, onChange, type = 'text', note }: TextFieldProps) {
  const id = useId()
  const shared = {
    id,
    value,
    maxLength: LONGEST[type],
    ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }),
  }
  return (
    <div className={type === 'long' ? 'field field-long' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {type === 'long' ? (
        <textarea
          {...shared}
          rows={2}
          dir="auto"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={type}
          {...(type === 'text' ? { dir: 'auto' } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {note !== undefined && (
        <p id={`${id}-note`} className="field-note">
          {note}
        </p>
      )}
    </div>
  )
}
