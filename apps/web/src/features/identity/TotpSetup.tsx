import { confirmTotpRoute, enrolTotpRoute } from '@corridor/contract'
import { useEffect, useRef, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { asciiDigits } from './asciiDigits.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { QrCode } from './QrCode.tsx'
import { PasswordField, TextField } from './TextField.tsx'
import { useSending } from './useIdentity.ts'

interface Enrolment {
  readonly secret: string
  readonly uri: string
}

/** Sets up an authenticator app: the password, the secret for the app, and a code from it. */
export function TotpSetup({
  password: known = '',
  onDone,
}: {
  /** Typed a moment ago; without it, it is asked for. */
  readonly password?: string
  /** With the recovery codes that come with the first second factor. */
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [password, setPassword] = useState(known)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  if (enrolment !== null) return <TotpConfirmation enrolment={enrolment} onDone={onDone} />
  const begin = () =>
    send(async () => {
      setEnrolment(await identityCall(enrolTotpRoute, {}, { password }))
      setPassword('')
    })
  return (
    <IdentityForm
      {...state}
      action={t('identity.totp-begin')}
      words={{ sign_in_failed: 'identity.error.wrong-password' }}
      onSend={begin}
    >
      {known === '' && <PasswordField kind="current" value={password} onChange={setPassword} />}
    </IdentityForm>
  )
}

function TotpConfirmation({
  enrolment: { secret, uri },
  onDone,
}: {
  readonly enrolment: Enrolment
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [code, setCode] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const confirm = () =>
    send(async () => {
      const { recoveryCodes } = await identityCall(
        confirmTotpRoute,
        {},
        { code: asciiDigits(code) },
      )
      await onDone(recoveryCodes)
    })
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        {t('identity.totp-secret')}
      </h3>
      <p>{t('identity.totp-secret-text')}</p>
      <QrCode text={uri} label={t('identity.totp-qr')} />
      <p className="identity-secret">
        <code dir="ltr">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p className="actions">
        <CopyButton label={t('identity.totp-copy')} text={() => secret} />
        <a href={uri}>{t('identity.totp-open')}</a>
      </p>
      <IdentityForm
        {...state}
        action={t('identity.totp-confirm')}
        words={{ sign_in_failed: 'identity.error.wrong-code' }}
        onSend={confirm}
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
    </section>
  )
}
