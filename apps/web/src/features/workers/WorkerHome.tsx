import type {
  ClearanceSummary,
  ContractSummary,
  clearancesRoute,
  contractsRoute,
  workerRoute,
  workersRoute,
} from '@corridor/contract'
import { lazy, useCallback, useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Choice } from './Choice.tsx'
import { ContractScreens } from './ContractScreens.tsx'
import { FeeScreens } from './FeeScreens.tsx'
import { FileReaders, WorkerFileScreen } from './FileScreens.tsx'
import { Later } from './Later.tsx'
import { MeForm } from './MeForm.tsx'
import { MeProblem } from './MeProblem.tsx'
import { meSend } from './meCall.ts'
import { ReturnCode } from './ReturnCode.tsx'
import { Screen } from './Screen.tsx'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'
import { useSignOutWhenIdle } from './useSignOutWhenIdle.ts'
import { WorkerContact } from './WorkerContact.tsx'
import { WorkerDevices } from './WorkerDevices.tsx'
import { WorkerEvents } from './WorkerEvents.tsx'

const ClearanceScreens = lazy(async () => ({
  default: (await import('./ClearanceScreens.tsx')).ClearanceScreens,
}))
const DocumentScreens = lazy(async () => ({
  default: (await import('./DocumentScreens.tsx')).DocumentScreens,
}))

type Place =
  | { readonly at: 'home' | 'events' | 'devices' | 'contact' | 'new-code' }
  | { readonly at: 'file' | 'documents' | 'readers'; readonly worker: string }
  | { readonly at: 'contract' | 'fees'; readonly contract: string }
  | { readonly at: 'clearance'; readonly clearance: string }

/** What is kept of a worker, for herself. */
export function WorkerHome({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const t = useMessages()
  const [place, setPlace] = useState<Place>({ at: 'home' })
  const account = useReading<RouteOutput<typeof workerRoute>>('/identity/worker')
  const files = useReading<RouteOutput<typeof workersRoute>>('/workers')
  const contracts = useReading<RouteOutput<typeof contractsRoute>>('/contracts')
  const clearances = useReading<RouteOutput<typeof clearancesRoute>>('/clearances')
  const { send, error } = useMeSending()
  const leave = useCallback(
    () =>
      void send(async () => {
        await meSend('POST', '/identity/sign-out')
        onSignedOut()
      }),
    [send, onSignedOut],
  )
  useSignOutWhenIdle(account.data?.ownPhone === false, leave)
  const home = () => setPlace({ at: 'home' })
  const failed = account.error ?? files.error ?? contracts.error ?? clearances.error
  if (failed !== null) {
    const again = () => {
      for (const one of [account, files, contracts, clearances])
        if (one.error !== null) void one.again()
    }
    return <MeProblem error={failed} onRetry={again} />
  }
  if (
    account.data === undefined ||
    files.data === undefined ||
    contracts.data === undefined ||
    clearances.data === undefined
  ) {
    return (
      <Screen title={t('me.title')}>
        <p role="status" className="me-reserved">
          {t('me.loading')}
        </p>
      </Screen>
    )
  }
  const { name, contact } = account.data
  switch (place.at) {
    case 'events':
      return <WorkerEvents onBack={home} />
    case 'devices':
      return <WorkerDevices onBack={home} />
    case 'contact':
      return <WorkerContact contact={contact} onBack={home} onChanged={account.again} />
    case 'new-code':
      return <NewCode onBack={home} />
    case 'file':
      return <WorkerFileScreen worker={place.worker} onBack={home} />
    case 'documents':
      return (
        <Later>
          <DocumentScreens worker={place.worker} onBack={home} />
        </Later>
      )
    case 'readers':
      return <FileReaders worker={place.worker} onBack={home} />
    case 'contract':
      return <ContractScreens contract={place.contract} onBack={home} onChanged={contracts.again} />
    case 'clearance':
      return (
        <Later>
          <ClearanceScreens
            clearance={place.clearance}
            onBack={home}
            onChanged={clearances.again}
          />
        </Later>
      )
    case 'fees':
      return <FeeScreens contract={place.contract} onBack={home} />
    case 'home':
      return (
        <Screen title={t('me.title')}>
          <MeProblem error={error} />
          <p>{t('me.signed-in-as', { name })}</p>
          {contracts.data.contracts.map((contract) => (
            <ContractChoices
              key={contract.id}
              contract={contract}
              isOnly={contracts.data?.contracts.length === 1}
              onChoose={setPlace}
            />
          ))}
          {clearances.data.clearances.map((clearance) => (
            <ClearanceChoice key={clearance.id} clearance={clearance} onChoose={setPlace} />
          ))}
          {files.data.workers.map(({ id }) => (
            <div key={id}>
              <Choice words={t('me.file')} onChoose={() => setPlace({ at: 'file', worker: id })} />
              <Choice
                words={t('me.documents')}
                onChoose={() => setPlace({ at: 'documents', worker: id })}
              />
              <Choice
                words={t('me.readers')}
                onChoose={() => setPlace({ at: 'readers', worker: id })}
              />
            </div>
          ))}
          <Choice words={t('me.events')} onChoose={() => setPlace({ at: 'events' })} />
          <Choice words={t('me.contact')} onChoose={() => setPlace({ at: 'contact' })} />
          <Choice words={t('me.devices')} onChoose={() => setPlace({ at: 'devices' })} />
          <Choice words={t('me.new-code')} onChoose={() => setPlace({ at: 'new-code' })} />
          <Choice words={t('me.sign-out')} onChoose={leave} />
        </Screen>
      )
  }
}

/** One contract among what she can open: where it stands, and what was paid for it. */
function ContractChoices({
  contract: { id, status, employer },
  isOnly,
  onChoose,
}: {
  readonly contract: ContractSummary
  readonly isOnly: boolean
  readonly onChoose: (place: Place) => void
}) {
  const t = useMessages()
  const title = isOnly
    ? t('me.contract')
    : t('me.contract-with', { employer: employer.name ?? employer.id })
  return (
    <div className="me-contract">
      <p className={status === 'worker_review' || status === 'mismatch' ? 'me-now' : ''}>
        {t(`me.status-${status.replaceAll('_', '-')}`)}
      </p>
      <Choice words={title} onChoose={() => onChoose({ at: 'contract', contract: id })} />
      <Choice
        words={isOnly ? t('me.fees') : `${t('me.fees')}: ${employer.name ?? employer.id}`}
        onChoose={() => onChoose({ at: 'fees', contract: id })}
      />
    </div>
  )
}

/** Her clearance among what she can open: whether she may leave with it. */
function ClearanceChoice({
  clearance: { id, status, held, number },
  onChoose,
}: {
  readonly clearance: ClearanceSummary
  readonly onChoose: (place: Place) => void
}) {
  const t = useMessages()
  return (
    <div className="me-contract">
      <p className={held || status === 'issued' ? 'me-now' : ''}>
        {held ? t('me.clearance-held') : t(`me.clearance-${status.replaceAll('_', '-')}`)}
      </p>
      <Choice
        words={number === null ? t('me.clearance') : t('me.clearance-named', { number })}
        onChoose={() => onChoose({ at: 'clearance', clearance: id })}
      />
    </div>
  )
}

/** A new code to come back with, in place of the one before. */
function NewCode({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [code, setCode] = useState<string | null>(null)
  if (code !== null) return <ReturnCode code={code} onKept={onBack} />
  const make = () =>
    send(async () => {
      const { returnCode } = await meSend<{ readonly returnCode: string }>(
        'POST',
        '/identity/worker/return-code',
      )
      setCode(returnCode)
    })
  return (
    <Screen title={t('me.new-code')} onBack={onBack}>
      <p>{t('me.new-code-text')}</p>
      <MeForm {...state} action={t('me.new-code-make')} onSend={make} />
    </Screen>
  )
}
