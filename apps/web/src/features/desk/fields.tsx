import { type ReactNode, useEffect, useId, useRef } from 'react'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly note?: ReactNode
  readonly isOptional?: boolean
  readonly mostCharacters?: number
}

/**
 * A labelled field of one line; `isCode` for what is read from left to right in every language.
 * While there is a `problem`, its form is not sent and says why.
 */
export function LineField({
  isCode = false,
  pattern,
  problem = null,
  ...props
}: FieldProps & {
  readonly isCode?: boolean
  readonly pattern?: string
  readonly problem?: string | null
}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem])
  return (
    <Field {...props}>
      {(id, described) => (
        <input
          ref={input}
          id={id}
          type="text"
          required={props.isOptional !== true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          autoComplete="off"
          {...described}
          {...(isCode ? { dir: 'ltr', autoCapitalize: 'none', spellCheck: false } : {})}
          {...(pattern === undefined ? {} : { pattern })}
          {...(props.mostCharacters === undefined ? {} : { maxLength: props.mostCharacters })}
        />
      )}
    </Field>
  )
}

/** A labelled field of several lines. */
export function ProseField(props: FieldProps) {
  return (
    <Field {...props}>
      {(id, described) => (
        <textarea
          id={id}
          rows={3}
          required={props.isOptional !== true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          {...described}
          {...(props.mostCharacters === undefined ? {} : { maxLength: props.mostCharacters })}
        />
      )}
    </Field>
  )
}

/** A labelled day, YYYY-MM-DD. */
export function DayField(props: FieldProps) {
  return (
    <Field {...props}>
      {(id, described) => (
        <input
          id={id}
          type="date"
          required={props.isOptional !== true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          {...described}
        />
      )}
    </Field>
  )
}

function Field({
  label,
  note,
  children,
}: Pick<FieldProps, 'label' | 'note'> & {
  readonly children: (id: string, described: { 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children(id, note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
      {note !== undefined && (
        <div id={`${id}-note`} className="field-note">
          {note}
        </div>
      )}
    </div>
  )
}

/** Today by the reader's own clock. */
export const localToday = (): string => new Intl.DateTimeFormat('en-CA').format(new Date())
