import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { TextArea } from './TextArea.tsx'

/** Something that concerns a person: what will happen, the reason that is written down, a button. */
export function ConfirmedAction({
  action,
  about,
  text,
  note,
  onSend,
}: {
  readonly action: string
  /** Whom or what it concerns, where a page has several of them. */
  readonly about?: string
  /** What will happen. */
  readonly text: string
  /** Who gets to see the reason. */
  readonly note: string
  readonly onSend: (reason: string) => Promise<unknown>
}) {
  const t = useMessages()
  const { send, ...state } = useSending()
  const [reason, setReason] = useState('')
  const run = () =>
    send(async () => {
      await onSend(reason.trim())
      setReason('')
    })
  return (
    <details className="confirmed-action">
      <summary>
        {action}
        {about !== undefined && <span className="off-screen"> {about}</span>}
      </summary>
      <IdentityForm {...state} action={action} onSend={run}>
        <p>{text}</p>
        <TextArea
          label={t('people.reason')}
          note={note}
          value={reason}
          onChange={setReason}
          leastCharacters={3}
          mostCharacters={500}
        />
      </IdentityForm>
    </details>
  )
}
