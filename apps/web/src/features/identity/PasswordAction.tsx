import { useState } from 'react'
import { IdentityForm } from './IdentityForm.tsx'
import { PasswordField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Something that decides how the account is entered: it asks for the password again. */
export function PasswordAction({
  action,
  text,
  onSend,
}: {
  readonly action: string
  /** What will happen. */
  readonly text?: string
  readonly onSend: (password: string) => Promise<unknown>
}) {
  const { send, ...state } = useSending()
  const [password, setPassword] = useState('')
  return (
    <details>
      <summary>{action}</summary>
      <IdentityForm
        {...state}
        action={action}
        words={{ sign_in_failed: 'identity.error.wrong-password' }}
        onSend={() => send(() => onSend(password))}
      >
        {text !== undefined && <p>{text}</p>}
        <PasswordField kind="current" value={password} onChange={setPassword} />
      </IdentityForm>
    </details>
  )
}
