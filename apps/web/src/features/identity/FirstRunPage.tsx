import { firstRunRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { type LinkFormProps, OneTimeLink } from './OneTimeLink.tsx'
import { PasswordField, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Making the first administrator, with the link that the server's console shows. */
export function FirstRunPage() {
  const t = useMessages()
  return (
    <OneTimeLink
      kind="first-run"
      title={t('identity.first-run')}
      lead={t('identity.first-run-text')}
      form={FirstRunForm}
    />
  )
}

function FirstRunForm({ token, onUsed }: LinkFormProps) {
  const t = useMessages()
  const language = useReader().preferences.lang
  const { send, ...state } = useSending()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [password, setPassword] = useState('')
  const make = () =>
    send(async () => {
      const body = { token, name, email, organisation, language, password }
      onUsed(await identityCall(firstRunRoute, {}, body), password)
    })
  return (
    <IdentityForm {...state} action={t('identity.make-account')} onSend={make}>
      <TextField
        label={t('identity.name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        mostCharacters={120}
      />
      <TextField
        label={t('identity.organisation')}
        note={t('identity.organisation-note')}
        value={organisation}
        onChange={setOrganisation}
        autoComplete="organization"
        mostCharacters={120}
      />
      <TextField
        label={t('identity.email')}
        type="email"
        value={email}
        onChange={setEmail}
        autoComplete="username"
        mostCharacters={254}
      />
      <PasswordField kind="new" value={password} onChange={setPassword} />
    </IdentityForm>
  )
}
