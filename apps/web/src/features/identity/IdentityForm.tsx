import type { ReactNode } from 'react'
import { IdentityProblem } from './IdentityProblem.tsx'
import './identity.css'

/** A form with one thing to do; what went wrong stands above its fields. */
export function IdentityForm({
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
      className="identity-form"
      onSubmit={(event) => {
        event.preventDefault()
        void onSend()
      }}
    >
      <IdentityProblem error={error} {...(words === undefined ? {} : { words })} />
      {children}
      <p className="actions">
        <button type="submit" aria-disabled={isSending} className="identity-action">
          {action}
        </button>
      </p>
    </form>
  )
}
