import { addPasskeyRoute, passkeyOptionsRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { knowsPasskeys, makePasskey } from './browserPasskeys.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { PasswordField, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Adds a passkey of this device or of a security key. */
export function PasskeySetup({
  password: known = '',
  onDone,
}: {
  /** Typed a moment ago; without it, it is asked for. */
  readonly password?: string
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [password, setPassword] = useState(known)
  const [label, setLabel] = useState('')
  if (!knowsPasskeys()) return <p>{t('identity.passkey-unknown')}</p>
  const add = () =>
    send(async () => {
      const { options } = await identityCall(passkeyOptionsRoute, {}, { password })
      const answer = await makePasskey(options)
      const { recoveryCodes } = await identityCall(addPasskeyRoute, {}, { label, answer })
      setLabel('')
      setPassword(known)
      await onDone(recoveryCodes)
    })
  return (
    <IdentityForm
      {...state}
      action={t('identity.passkey-add')}
      words={{ sign_in_failed: 'identity.error.wrong-password' }}
      onSend={add}
    >
      <TextField
        label={t('identity.passkey-label')}
        note={t('identity.passkey-label-note')}
        value={label}
        onChange={setLabel}
        autoComplete="off"
        mostCharacters={60}
      />
      {known === '' && <PasswordField kind="current" value={password} onChange={setPassword} />}
    </IdentityForm>
  )
}
