import { type ReactNode, useId } from 'react'
import { MeProblem } from './MeProblem.tsx'

/** A form with one thing to do; what went wrong stands above its fields. */
export function MeForm({
  action,
  isSending,
  error,
  words,
  onSend,
  children,
}: {
  /** On the button. */
  readonly action: string
  readonly isSending: boolean
  readonly error: unknown
  readonly words?: Readonly<Record<string, string>>
  readonly onSend: () => Promise<unknown>
  readonly children?: ReactNode
}) {
  return (
    // A form sent before its script has come must not carry its fields in the address.
    <form
      method="post"
      className="me-form"
      onSubmit={(event) => {
        event.preventDefault()
        void onSend()
      }}
    >
      <MeProblem error={error} {...(words === undefined ? {} : { words })} />
      {children}
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="me-action">
          {action}
        </button>
      </p>
    </form>
  )
}

/** A labelled field of one line. */
export function MeField({
  label,
  value,
  onChange,
  autoComplete = 'off',
  note,
  mostCharacters,
  isCode = false,
  inputMode,
  isOptional = false,
  type = 'text',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete?: string
  readonly note?: ReactNode
  readonly mostCharacters?: number
  /** Digits or letters that are read from left to right in every language. */
  readonly isCode?: boolean
  readonly inputMode?: 'numeric' | 'decimal'
  readonly isOptional?: boolean
  readonly type?: 'text' | 'date'
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type={type}
        required={!isOptional}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete={autoComplete}
        {...(isCode ? { dir: 'ltr', autoCapitalize: 'none', spellCheck: false } : {})}
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(mostCharacters === undefined ? {} : { maxLength: mostCharacters })}
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

/** A labelled field of several lines. */
export function MeProse({
  label,
  value,
  onChange,
  mostCharacters,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly mostCharacters: number
}) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <textarea
        rows={6}
        required
        maxLength={mostCharacters}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

/** One of a few. */
export function MeSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
