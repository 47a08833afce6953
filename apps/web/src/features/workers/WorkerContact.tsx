import { addWorkerContactRoute, confirmWorkerContactRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { isOfIdentity } from '../identity/useIdentity.ts'
import { ContactForm, DigitsForm } from './MessageCode.tsx'
import { Screen } from './Screen.tsx'

/** The address to which codes are sent: she proves that it is hers. */
export function WorkerContact({
  contact,
  onBack,
}: {
  readonly contact: string | null
  readonly onBack: () => void
}) {
  const t = useMessages()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  if (asked !== null) {
    return (
      <Screen key="digits" title={t('me.digits')} onBack={() => setAsked(null)}>
        <p>{t('me.digits-sent-to', { contact: asked })}</p>
        <DigitsForm
          onSend={async (code) => {
            await identityCall(confirmWorkerContactRoute, {}, { contact: asked, code })
            await queries.invalidateQueries({ predicate: isOfIdentity })
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
          await identityCall(addWorkerContactRoute, {}, { contact: typed })
          setAsked(typed)
        }}
      />
    </Screen>
  )
}
