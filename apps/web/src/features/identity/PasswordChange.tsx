import { changePasswordRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Account } from './AccountPage.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { KnownEmail, PasswordField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

export function PasswordChange({
  account,
  onChanged,
}: {
  readonly account: Account
  readonly onChanged: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const { send, ...state } = useSending()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [isDone, setIsDone] = useState(false)
  const change = () =>
    send(async () => {
      setIsDone(false)
      await identityCall(changePasswordRoute, {}, { password, newPassword })
      setPassword('')
      setNewPassword('')
      await onChanged()
      setIsDone(true)
    })
  return (
    <section>
      <h2>{t('identity.password')}</h2>
      <p>{t('identity.password-changed', { day: format.date(account.passwordChanged) })}</p>
      <details>
        <summary>{t('identity.change-password')}</summary>
        <IdentityForm
          {...state}
          action={t('identity.change-password')}
          words={{ sign_in_failed: 'identity.error.wrong-password' }}
          onSend={change}
        >
          <p className="note">{t('identity.change-password-note')}</p>
          <KnownEmail email={account.email} />
          <PasswordField
            kind="current"
            label={t('identity.present-password')}
            value={password}
            onChange={setPassword}
          />
          <PasswordField kind="new" value={newPassword} onChange={setNewPassword} />
          <p role="status">{isDone && t('identity.password-done')}</p>
        </IdentityForm>
      </details>
    </section>
  )
}
