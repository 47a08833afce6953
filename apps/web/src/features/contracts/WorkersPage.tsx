import {
  issueClaimCodeRoute,
  LANGUAGES,
  type Language,
  type Me,
  searchWorkersRoute,
  type WorkerSummary,
  workersRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { identityCall } from '../../app/identityCall.ts'
import { workerPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { IdentityProblem } from '../identity/IdentityProblem.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { registrarOf } from './contractWords.ts'
import { RegisterWorker } from './RegisterWorker.tsx'
import '../organisations/organisations.css'
import './contracts.css'

/** Workers' files that whoever is signed in may read: an agency's own, an office's. */
export function WorkersPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('workers.title')} section="workers">
      {(me) => <Workers me={me} />}
    </DeskPage>
  )
}

function Workers({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const mayList = me.permissions.includes('read.worker')
  return (
    <>
      <p>{t('workers.lead')}</p>
      {me.permissions.includes('search.worker') && (
        <search>
          <form
            method="post"
            className="organisation-search"
            onSubmit={(event) => {
              event.preventDefault()
              setWanted(text.trim().length < 2 ? '' : text.trim())
            }}
          >
            <LineField
              label={t('workers.search')}
              value={text}
              onChange={setText}
              isOptional
              mostCharacters={100}
            />
            <button type="submit">{t('workers.find')}</button>
          </form>
        </search>
      )}
      {wanted !== '' ? <Found me={me} text={wanted} /> : mayList && <Listed me={me} />}
      {me.permissions.includes('register.worker') && (
        <details>
          <summary>{t('workers.register')}</summary>
          <RegisterWorker me={me} />
        </details>
      )}
    </>
  )
}

function Listed({ me }: { readonly me: Me }) {
  const t = useMessages()
  const answer = useRoute(workersRoute, { limit: 200 })
  if (answer.error !== null) {
    return <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Reserved what={t('workers.title')} />
  return <WorkerList me={me} workers={answer.data.workers} />
}

function Found({ me, text }: { readonly me: Me; readonly text: string }) {
  const t = useMessages()
  const answer = useRoute(searchWorkersRoute, { text })
  if (answer.error !== null) {
    return <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Reserved what={t('workers.title')} />
  return <WorkerList me={me} workers={answer.data.workers} />
}

function WorkerList({
  me,
  workers,
}: {
  readonly me: Me
  readonly workers: readonly WorkerSummary[]
}) {
  const t = useMessages()
  if (workers.length === 0) return <p>{t('workers.none')}</p>
  return (
    <ul className="worker-list">
      {workers.map((worker) => (
        <li key={worker.id}>
          <p>
            <strong>
              <AppLink to={workerPath(worker.id)}>
                <bdi>{worker.name ?? t('contracts.erased')}</bdi>
              </AppLink>
            </strong>{' '}
            ({t(`workers.status-${worker.status}`)}; <bdi>{worker.languages.join(', ')}</bdi>)
          </p>
          {worker.claimed ? (
            <p className="note">{t('workers.claimed')}</p>
          ) : (
            me.permissions.includes('register.worker') && <GiveCode me={me} worker={worker} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** A code on paper with which she makes her account; shown once. */
function GiveCode({ me, worker }: { readonly me: Me; readonly worker: WorkerSummary }) {
  const t = useMessages()
  const { send, error } = useSending()
  const [code, setCode] = useState<string | null>(null)
  const organisation = registrarOf(me)
  if (code !== null) {
    return (
      <p>
        {t('workers.code')} <code dir="ltr">{code}</code>
      </p>
    )
  }
  if (organisation === null) return null
  const language: Language = LANGUAGES.find((one) => worker.languages.includes(one)) ?? 'en'
  const give = () =>
    send(async () => {
      const issued = await identityCall(
        issueClaimCodeRoute,
        {},
        { name: worker.name ?? worker.id, language, organisation, record: worker.id },
      )
      setCode(issued.code)
    })
  return (
    <>
      <IdentityProblem error={error} />
      <p className="note">{t('workers.code-note')}</p>
      <p>
        <button type="button" onClick={() => void give()}>
          {t('workers.give-code')}
        </button>
      </p>
    </>
  )
}
