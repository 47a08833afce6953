import { recoverRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { type LinkFormProps, OneTimeLink } from './OneTimeLink.tsx'
import { KnownEmail, PasswordField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Setting a new password with the link that an administrator had sent. */
export function RecoveryPage() {
  const t = useMessages()
  return (
    <OneTimeLink
      kind="recovery"
      title={t('identity.recovery')}
      lead={t('identity.recovery-text')}
      form={RecoveryForm}
    />
  )
}

function RecoveryForm({ token, link, onUsed }: LinkFormProps) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [password, setPassword] = useState('')
  const recover = () =>
    send(async () => {
      onUsed(await identityCall(recoverRoute, {}, { token, password }), password)
    })
  return (
    <IdentityForm {...state} action={t('identity.set-password')} onSend={recover}>
      <KnownEmail email={link.email ?? ''} />
      <PasswordField kind="new" value={password} onChange={setPassword} />
    </IdentityForm>
  )
}
