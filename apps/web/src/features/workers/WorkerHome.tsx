import { renewReturnCodeRoute, signOutRoute, workerRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { IdentityProblem } from '../identity/IdentityProblem.tsx'
import { isOfIdentity, useAdoptSession, useSending } from '../identity/useIdentity.ts'
import { Choice } from './Choice.tsx'
import { ReturnCode } from './ReturnCode.tsx'
import { Screen } from './Screen.tsx'
import { useSignOutWhenIdle } from './useSignOutWhenIdle.ts'
import { WorkerContact } from './WorkerContact.tsx'
import { WorkerDevices } from './WorkerDevices.tsx'
import { WorkerEvents } from './WorkerEvents.tsx'

type Place = 'home' | 'events' | 'devices' | 'contact' | 'new-code'

/** What is kept of a worker, for herself. */
export function WorkerHome() {
  const t = useMessages()
  const [place, setPlace] = useState<Place>('home')
  const account = useRoute(workerRoute, {})
  const adopt = useAdoptSession()
  const { send, error } = useSending()
  const leave = useCallback(
    () =>
      void send(async () => {
        await identityCall(signOutRoute, {})
        adopt({ state: 'anonymous', firstRun: false })
      }),
    [send, adopt],
  )
  useSignOutWhenIdle(account.data?.ownPhone === false, leave)
  const home = () => setPlace('home')
  if (account.error !== null) {
    return <RouteProblem error={account.error} onRetry={() => void account.refetch()} />
  }
  if (account.data === undefined) return <Reserved what={t('me.title')} className="me-reserved" />
  const { name, contact } = account.data
  if (place === 'events') return <WorkerEvents onBack={home} />
  if (place === 'devices') return <WorkerDevices onBack={home} />
  if (place === 'contact') return <WorkerContact contact={contact} onBack={home} />
  if (place === 'new-code') return <NewCode onBack={home} />
  return (
    <Screen title={t('me.title')}>
      <IdentityProblem error={error} />
      <p>{t('identity.signed-in-as', { name })}</p>
      <Choice words={t('me.events')} onChoose={() => setPlace('events')} />
      <Choice words={t('me.contact')} onChoose={() => setPlace('contact')} />
      <Choice words={t('me.devices')} onChoose={() => setPlace('devices')} />
      <Choice words={t('me.new-code')} onChoose={() => setPlace('new-code')} />
      <Choice words={t('identity.sign-out')} onChoose={leave} />
    </Screen>
  )
}

/** A new code to come back with, in place of the one before. */
function NewCode({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const queries = useQueryClient()
  const { send, ...state } = useSending()
  const [code, setCode] = useState<string | null>(null)
  if (code !== null) return <ReturnCode code={code} onKept={onBack} />
  const make = () =>
    send(async () => {
      setCode((await identityCall(renewReturnCodeRoute, {})).returnCode)
      await queries.invalidateQueries({ predicate: isOfIdentity })
    })
  return (
    <Screen title={t('me.new-code')} onBack={onBack}>
      <p>{t('me.new-code-text')}</p>
      <IdentityForm {...state} action={t('me.new-code-make')} onSend={make} />
    </Screen>
  )
}
