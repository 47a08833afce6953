import { acceptInvitationRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { type LinkFormProps, OneTimeLink } from './OneTimeLink.tsx'
import { KnownEmail, PasswordField, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Making one's account from an invitation. */
export function InvitationPage() {
  const t = useMessages()
  return (
    <OneTimeLink
      kind="invitation"
      title={t('identity.invitation')}
      lead={t('identity.invitation-text')}
      form={InvitationForm}
    />
  )
}

function InvitationForm({ token, link, onUsed }: LinkFormProps) {
  const t = useMessages()
  const language = useReader().preferences.lang
  const { send, ...state } = useSending()
  const [name, setName] = useState(link.name ?? '')
  const [password, setPassword] = useState('')
  const accept = () =>
    send(async () => {
      const body = { token, name, language, password }
      onUsed(await identityCall(acceptInvitationRoute, {}, body), password)
    })
  return (
    <IdentityForm {...state} action={t('identity.make-account')} onSend={accept}>
      <KnownEmail email={link.email ?? ''} />
      <TextField
        label={t('identity.name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        mostCharacters={120}
      />
      <PasswordField kind="new" value={password} onChange={setPassword} />
    </IdentityForm>
  )
}
