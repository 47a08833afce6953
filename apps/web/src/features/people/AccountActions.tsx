import {
  deactivatePersonRoute,
  type Person,
  reactivatePersonRoute,
  sendRecoveryRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AccountLimits } from './accountLimits.ts'
import { ConfirmedAction } from './ConfirmedAction.tsx'
import { type LinkSent, LinkSentNote } from './LinkSentNote.tsx'
import { Told } from './Told.tsx'

/** Closing and opening an account, and a link for somebody who is locked out; or why not. */
export function AccountActions({
  person,
  limits,
  onChanged,
}: {
  readonly person: Person
  readonly limits: AccountLimits
  readonly onChanged: () => Promise<unknown>
}) {
  const t = useMessages()
  const [sent, setSent] = useState<LinkSent | null>(null)
  const [done, setDone] = useState<'closed' | 'opened' | null>(null)
  const { id, name, email, state } = person
  const input = { person: id }
  return (
    <section>
      <h2>{t('people.access')}</h2>
      <Told text={done === null ? '' : t(`people.access-${done}`, { name })} />
      {sent !== null && <LinkSentNote link={sent} email={email} />}
      {limits.recover === null ? (
        <ConfirmedAction
          action={t('people.recover')}
          text={t('people.recover-text', { email })}
          note={t('people.reason-note')}
          onSend={async (reason) => {
            setDone(null)
            setSent(await identityCall(sendRecoveryRoute, input, { reason }))
          }}
        />
      ) : (
        <p className="note">{t(`people.recover-${limits.recover}`)}</p>
      )}
      {state === 'deactivated' && limits.close === null ? (
        <ConfirmedAction
          key="open"
          action={t('people.reactivate')}
          text={t('people.reactivate-text', { name })}
          note={t('people.reason-note')}
          onSend={async (reason) => {
            await identityCall(reactivatePersonRoute, input, { reason })
            setDone('opened')
            await onChanged()
          }}
        />
      ) : limits.close === null ? (
        <ConfirmedAction
          key="close"
          action={t('people.deactivate')}
          text={t('people.deactivate-text', { name })}
          note={t('people.reason-note')}
          onSend={async (reason) => {
            setSent(null)
            await identityCall(deactivatePersonRoute, input, { reason })
            setDone('closed')
            await onChanged()
          }}
        />
      ) : (
        <p className="note">{t(`people.deactivate-${limits.close}`)}</p>
      )}
    </section>
  )
}
