import {
  type SessionState,
  signInRecoveryCodeRoute,
  signInTotpRoute,
  signOutRoute,
} from '@corridor/contract'
import { useEffect, useRef, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from './asciiDigits.ts'
import { knowsPasskeys } from './browserPasskeys.ts'
import { PasskeySignIn } from './FirstFactor.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { TextField } from './TextField.tsx'
import { useAdoptSession, useSending } from './useIdentity.ts'

type Factor = Extract<SessionState, { state: 'second-factor' }>['factors'][number]

/** The second step: what this account has besides its password. */
export function SecondFactor({
  factors,
  onSignedIn,
}: {
  readonly factors: readonly Factor[]
  readonly onSignedIn: (state: SessionState) => void
}) {
  const t = useMessages()
  const adopt = useAdoptSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const startAgain = async () => {
    await identityCall(signOutRoute, {}).catch(() => null)
    adopt({ state: 'anonymous', firstRun: false })
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('identity.second-step')}
      </h2>
      {factors.includes('totp') && <TotpStep onSignedIn={onSignedIn} />}
      {factors.includes('passkey') && knowsPasskeys() && <PasskeySignIn onSignedIn={onSignedIn} />}
      {factors.includes('recovery-code') && (
        <details>
          <summary>{t('identity.recovery-code-instead')}</summary>
          <RecoveryCodeStep onSignedIn={onSignedIn} />
        </details>
      )}
      <p className="actions">
        <button type="button" className="quiet" onClick={() => void startAgain()}>
          {t('identity.start-again')}
        </button>
      </p>
      <p className="note">{t('identity.lost')}</p>
    </>
  )
}

interface StepProps {
  readonly onSignedIn: (state: SessionState) => void
}

function TotpStep({ onSignedIn }: StepProps) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [code, setCode] = useState('')
  const give = () =>
    send(async () =>
      onSignedIn(await identityCall(signInTotpRoute, {}, { code: asciiDigits(code) })),
    )
  return (
    <IdentityForm
      {...state}
      action={t('identity.sign-in')}
      words={{ sign_in_failed: 'identity.error.wrong-code' }}
      onSend={give}
    >
      <TextField
        label={t('identity.totp-code')}
        note={t('identity.totp-code-note')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        isCode
        digitsOnly
        mostCharacters={12}
      />
    </IdentityForm>
  )
}

function RecoveryCodeStep({ onSignedIn }: StepProps) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [code, setCode] = useState('')
  const give = () =>
    send(async () => onSignedIn(await identityCall(signInRecoveryCodeRoute, {}, { code })))
  return (
    <IdentityForm
      {...state}
      action={t('identity.recovery-code-use')}
      words={{ sign_in_failed: 'identity.error.wrong-recovery-code' }}
      onSend={give}
    >
      <TextField
        label={t('identity.recovery-code')}
        value={code}
        onChange={setCode}
        autoComplete="off"
        isCode
        mostCharacters={40}
      />
    </IdentityForm>
  )
}
