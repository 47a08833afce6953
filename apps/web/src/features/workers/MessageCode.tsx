import { askWorkerCodeRoute, type SessionState, workerSignInRoute } from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextField } from '../identity/TextField.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { asciiContact } from './asciiContact.ts'
import { OwnPhone } from './OwnPhone.tsx'
import { Screen } from './Screen.tsx'

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
          await identityCall(askWorkerCodeRoute, {}, { contact })
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
  const { send, ...state } = useSending()
  const [contact, setContact] = useState('')
  return (
    <IdentityForm
      {...state}
      action={action}
      words={{ bad_request: 'me.error-contact' }}
      onSend={() => send(() => onSend(asciiContact(contact)))}
    >
      <TextField
        label={t('me.contact')}
        note={t('me.contact-note')}
        value={contact}
        onChange={setContact}
        autoComplete="off"
        isCode
        mostCharacters={254}
      />
    </IdentityForm>
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
          onSignedIn(await identityCall(workerSignInRoute, {}, { contact, code, ownPhone }))
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
  const { send, ...state } = useSending()
  const [code, setCode] = useState('')
  return (
    <IdentityForm
      {...state}
      action={t('me.go-on')}
      words={{ sign_in_failed: 'me.error-digits', bad_request: 'me.error-digits' }}
      onSend={() => send(() => onSend(asciiDigits(code)))}
    >
      <TextField
        label={t('me.digits')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        isCode
        digitsOnly
        mostCharacters={12}
      />
      {children}
    </IdentityForm>
  )
}
