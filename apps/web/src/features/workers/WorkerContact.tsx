import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { ContactForm, DigitsForm } from './MessageCode.tsx'
import { meSend } from './meCall.ts'
import { Screen } from './Screen.tsx'

/** The address to which codes are sent: she proves that it is hers. */
export function WorkerContact({
  contact,
  onBack,
  onChanged,
}: {
  readonly contact: string | null
  readonly onBack: () => void
  readonly onChanged: () => Promise<void>
}) {
  const t = useMessages()
  const [asked, setAsked] = useState<string | null>(null)
  if (asked !== null) {
    return (
      <Screen key="digits" title={t('me.digits')} onBack={() => setAsked(null)}>
        <p>{t('me.digits-sent-to', { contact: asked })}</p>
        <DigitsForm
          onSend={async (code) => {
            await meSend('POST', '/identity/worker/contact/confirm', { contact: asked, code })
            await onChanged()
            onBack()
          }}
        />
      </Screen>
    )
  }
  return (
    <Screen key="contact" title={t('me.contact')} onBack={onBack}>
      <p>{contact === null ? t('me.contact-none') : t('me.contact-is', { contact })}</p>
      <ContactForm
        action={t('me.send')}
        onSend={async (typed) => {
          await meSend('POST', '/identity/worker/contact', { contact: typed })
          setAsked(typed)
        }}
      />
    </Screen>
  )
}
