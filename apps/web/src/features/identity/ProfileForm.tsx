import { changeAccountRoute, LANGUAGES } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { useOrganisations } from '../people/useOrganisations.ts'
import type { Account } from './AccountPage.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { KnownEmail, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

/** Name, and the language in which messages come. */
export function ProfileForm({
  account,
  onChanged,
}: {
  readonly account: Account
  readonly onChanged: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const { organisationName } = useOrganisations()
  const { send, ...state } = useSending()
  const [name, setName] = useState(account.name)
  const [language, setLanguage] = useState(account.language)
  const [isSaved, setIsSaved] = useState(false)
  const save = () =>
    send(async () => {
      setIsSaved(false)
      await identityCall(changeAccountRoute, {}, { name, language })
      await onChanged()
      setIsSaved(true)
    })
  return (
    <section>
      <h2>{t('identity.profile')}</h2>
      <IdentityForm {...state} action={t('identity.save')} onSend={save}>
        <KnownEmail email={account.email} />
        <TextField
          label={t('identity.name')}
          value={name}
          onChange={setName}
          autoComplete="name"
          mostCharacters={120}
        />
        <Select
          label={t('identity.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`identity.language-${value}`) }))}
          onChange={setLanguage}
        />
        <p role="status">{isSaved && t('identity.saved')}</p>
      </IdentityForm>
      <h3>{t('identity.roles')}</h3>
      {account.roles.length === 0 && <p>{t('identity.no-roles')}</p>}
      <ul>
        {account.roles.map((grant) => (
          <li key={grant.id}>
            {t('identity.role-held', {
              role: t(`identity.role-${grant.role}`),
              organisation: organisationName(grant.organisation),
              from: format.date(grant.from),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
