import { type ReactNode, useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What the browser may fill in, as HTML names it. */
  readonly autoComplete: string
  readonly type?: 'text' | 'email'
  readonly note?: ReactNode
  readonly mostCharacters?: number
  /** Digits or letters that are read from left to right in every language. */
  readonly isCode?: boolean
  readonly digitsOnly?: boolean
}

/** A labelled field of one line that must be filled in. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, autoComplete, type = 'text', note, mostCharacters } = props
  const id = useId()
  const isLeftToRight = type === 'email' || props.isCode === true
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type={type}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete={autoComplete}
        {...(isLeftToRight ? { dir: 'ltr', autoCapitalize: 'none', spellCheck: false } : {})}
        {...(props.digitsOnly === true ? { inputMode: 'numeric' as const } : {})}
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

/** A password, hidden unless its owner wants to see it; it is kept nowhere but in the form. */
export function PasswordField({
  kind,
  label,
  value,
  onChange,
}: {
  /** A new one may be made by the browser, the present one filled in. */
  readonly kind: 'new' | 'current'
  readonly label?: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useMessages()
  const id = useId()
  const [isShown, setIsShown] = useState(false)
  const isNew = kind === 'new'
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label ?? t(isNew ? 'identity.new-password' : 'identity.password')}
      </label>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        dir="ltr"
        required
        maxLength={128}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(isNew ? { minLength: 12, 'aria-describedby': `${id}-note` } : {})}
      />
      {isNew && (
        <div id={`${id}-note`} className="field-note">
          {t('identity.password-note')}
        </div>
      )}
      <label className="identity-show">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setIsShown(event.target.checked)}
        />
        {t('identity.show-password')}
      </label>
    </div>
  )
}

/** The address of the account, which password managers read beside the password. */
export function KnownEmail({ email }: { readonly email: string }) {
  const t = useMessages()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t('identity.email')}
      </label>
      <input id={id} type="email" dir="ltr" readOnly value={email} autoComplete="username" />
    </div>
  )
}
