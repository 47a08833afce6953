import {
  passkeySignInOptionsRoute,
  passkeySignInRoute,
  type SessionState,
  signInRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { ME_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { askPasskey, knowsPasskeys } from './browserPasskeys.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { ProviderSignIn } from './ProviderSignIn.tsx'
import { PasswordField, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** The first step: address and password, or a passkey, which counts as both factors. */
export function FirstFactor({
  firstRun,
  onSignedIn,
}: {
  /** Nobody is entered yet. */
  readonly firstRun: boolean
  readonly onSignedIn: (state: SessionState, password?: string) => void
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  if (firstRun) return <p>{t('identity.nobody-yet')}</p>
  const signIn = () =>
    send(async () => onSignedIn(await identityCall(signInRoute, {}, { email, password }), password))
  return (
    <>
      <IdentityForm {...state} action={t('identity.sign-in')} onSend={signIn}>
        <TextField
          label={t('identity.email')}
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="username"
          mostCharacters={254}
        />
        <PasswordField kind="current" value={password} onChange={setPassword} />
      </IdentityForm>
      {knowsPasskeys() && <PasskeySignIn onSignedIn={onSignedIn} />}
      <ProviderSignIn />
      <p className="note">{t('identity.lost')}</p>
      <p>
        <a href={ME_PATH}>{t('identity.for-workers')}</a>
      </p>
    </>
  )
}

/** A button that signs in with a passkey. */
export function PasskeySignIn({
  onSignedIn,
}: {
  readonly onSignedIn: (state: SessionState) => void
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const signIn = () =>
    send(async () => {
      const { options } = await identityCall(passkeySignInOptionsRoute, {})
      const answer = await askPasskey(options)
      onSignedIn(await identityCall(passkeySignInRoute, {}, { answer }))
    })
  return <IdentityForm {...state} action={t('identity.passkey-sign-in')} onSend={signIn} />
}
