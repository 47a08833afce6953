import type { SessionState } from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { asciiContact } from './asciiContact.ts'
import { MeField, MeForm } from './MeForm.tsx'
import { meSend } from './meCall.ts'
import { OwnPhone } from './OwnPhone.tsx'
import { Screen } from './Screen.tsx'
import { useMeSending } from './useMeSending.ts'

/** Where the digits shall go. */
export function AskDigits({
  onBack,
  onAsked,
}: {
  readonly onBack: () => void
  readonly onAsked: (contact: string) => void
}) {
  const t = useMessages()
  return (
    <Screen title={t('me.send-code')} onBack={onBack}>
      <ContactForm
        action={t('me.send')}
        onSend={async (contact) => {
          await meSend('POST', '/identity/sign-in/worker/code', { contact })
          onAsked(contact)
        }}
      />
    </Screen>
  )
}

/** A telephone number or e-mail address. */
export function ContactForm({
  action,
  onSend,
}: {
  readonly action: string
  readonly onSend: (contact: string) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [contact, setContact] = useState('')
  return (
    <MeForm
      {...state}
      action={action}
      words={{ bad_request: 'me.error-contact' }}
      onSend={() => send(() => onSend(asciiContact(contact)))}
    >
      <MeField
        label={t('me.contact')}
        note={t('me.contact-note')}
        value={contact}
        onChange={setContact}
        autoComplete="off"
        isCode
        mostCharacters={254}
      />
    </MeForm>
  )
}

/** The digits that were sent. */
export function GiveDigits({
  contact,
  onBack,
  onSignedIn,
}: {
  readonly contact: string
  readonly onBack: () => void
  readonly onSignedIn: (state: SessionState) => void
}) {
  const t = useMessages()
  const [ownPhone, setOwnPhone] = useState(false)
  return (
    <Screen title={t('me.digits')} onBack={onBack}>
      <p>{t('me.code-sent')}</p>
      <DigitsForm
        onSend={async (code) =>
          onSignedIn(
            await meSend<SessionState>('POST', '/identity/sign-in/worker', {
              contact,
              code,
              ownPhone,
            }),
          )
        }
      >
        <OwnPhone value={ownPhone} onChange={setOwnPhone} />
      </DigitsForm>
    </Screen>
  )
}

/** A field for six digits. */
export function DigitsForm({
  onSend,
  children,
}: {
  readonly onSend: (code: string) => Promise<unknown>
  readonly children?: ReactNode
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [code, setCode] = useState('')
  return (
    <MeForm
      {...state}
      action={t('me.go-on')}
      words={{ sign_in_failed: 'me.error-digits', bad_request: 'me.error-digits' }}
      onSend={() => send(() => onSend(asciiDigits(code)))}
    >
      <MeField
        label={t('me.digits')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        isCode
        inputMode="numeric"
        mostCharacters={12}
      />
      {children}
    </MeForm>
  )
}
