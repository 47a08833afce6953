import {
  type Passkey,
  removePasskeyRoute,
  removeTotpRoute,
  renewRecoveryCodesRoute,
} from '@corridor/contract'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Account } from './AccountPage.tsx'
import { Moment } from './Moment.tsx'
import { PasskeySetup } from './PasskeySetup.tsx'
import { PasswordAction } from './PasswordAction.tsx'
import { TotpSetup } from './TotpSetup.tsx'

interface Props {
  readonly account: Account
  /** With recovery codes that came with it. */
  readonly onChanged: (recoveryCodes?: readonly string[]) => Promise<unknown>
}

/** What the account has besides its password. */
export function SecondFactors({ account, onChanged }: Props) {
  const t = useMessages()
  return (
    <>
      <section>
        <h2>{t('identity.totp')}</h2>
        {account.factors.length === 0 && <p>{t('identity.error.second-factor-needed')}</p>}
        {account.totp ? (
          <>
            <p>{t('identity.totp-set')}</p>
            <PasswordAction
              action={t('identity.totp-remove')}
              onSend={async (password) => {
                await identityCall(removeTotpRoute, {}, { password })
                await onChanged()
              }}
            />
          </>
        ) : (
          <>
            <p>{t('identity.totp-text')}</p>
            <details>
              <summary>{t('identity.totp-begin')}</summary>
              <TotpSetup onDone={onChanged} />
            </details>
          </>
        )}
      </section>
      <section>
        <h2>{t('identity.passkeys')}</h2>
        <p>{t('identity.passkey-text')}</p>
        <ul className="identity-list">
          {account.passkeys.map((passkey) => (
            <PasskeyEntry key={passkey.id} passkey={passkey} onChanged={onChanged} />
          ))}
        </ul>
        <details>
          <summary>{t('identity.passkey-add')}</summary>
          <PasskeySetup onDone={onChanged} />
        </details>
      </section>
      <RecoveryCodesLeft account={account} onChanged={onChanged} />
    </>
  )
}

function PasskeyEntry({
  passkey,
  onChanged,
}: {
  readonly passkey: Passkey
  readonly onChanged: Props['onChanged']
}) {
  const t = useMessages()
  return (
    <li>
      <p>
        <bdi>{passkey.label}</bdi>{' '}
        <span className="note">
          {passkey.used === null ? (
            t('identity.passkey-unused')
          ) : (
            <>
              {t('identity.passkey-used')} <Moment iso={passkey.used} />
            </>
          )}
        </span>
      </p>
      <PasswordAction
        action={t('identity.passkey-remove', { label: passkey.label })}
        onSend={async (password) => {
          await identityCall(removePasskeyRoute, { passkey: passkey.id }, { password })
          await onChanged()
        }}
      />
    </li>
  )
}

function RecoveryCodesLeft({ account, onChanged }: Props) {
  const t = useMessages()
  const { format } = useReader()
  const count = account.recoveryCodesLeft
  // Codes stand in for a second factor; without one there is nothing to stand in for.
  if (account.factors.length === 0) return null
  return (
    <section>
      <h2>{t('identity.recovery-codes')}</h2>
      <p>{t('identity.codes-left', { count, countText: format.exact(count) })}</p>
      <PasswordAction
        action={t('identity.codes-renew')}
        text={t('identity.codes-renew-text')}
        onSend={async (password) => {
          const { recoveryCodes } = await identityCall(renewRecoveryCodesRoute, {}, { password })
          await onChanged(recoveryCodes)
        }}
      />
    </section>
  )
}
