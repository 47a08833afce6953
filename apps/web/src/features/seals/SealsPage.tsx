import { integrityRoute, keysRoute, sealsRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { methodPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { Moment } from '../identity/Moment.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { KeyTable } from './KeyTable.tsx'
import { SealCheckPanel } from './SealCheckPanel.tsx'
import { SealList } from './SealList.tsx'
import { useSealCheck } from './useSealCheck.ts'
import './seals.css'

const SHOWN = ['changed', 'removed', 'cut', 'when'] as const
const NOT_SHOWN = ['false', 'unrecorded', 'collusion', 'person'] as const

/** The seals over the log of actions, for anybody, and their check in the visitor's own browser. */
export function SealsPage() {
  const t = useMessages()
  usePageTitle(t('seals.title'))
  const newest = useRoute(sealsRoute, { limit: 1 })
  const keys = useRoute(keysRoute, {})
  const checking = useSealCheck()
  const error = newest.error ?? keys.error
  return (
    <div className="page seals-page">
      <h1>{t('seals.title')}</h1>
      <p className="lead seals-measure">{t('seals.lead')}</p>
      <Meaning />
      <Integrity />
      {error !== null ? (
        <RouteProblem
          error={error}
          onRetry={() => void Promise.all([newest.refetch(), keys.refetch()])}
        />
      ) : newest.data === undefined || keys.data === undefined ? (
        <Reserved what={t('seals.the-seals')} className="reserved-seals" />
      ) : newest.data.newest === 0 ? (
        <p>{t('seals.none-yet')}</p>
      ) : (
        <>
          <SealCheckPanel
            newest={newest.data.newest}
            namedKey={keys.data.rootKey}
            checking={checking}
            onCheck={(question) => {
              // The newest seal may be younger than the page.
              const known = newest.refetch().then(({ data }) => data?.newest ?? question.newest)
              void checking.check(known.then((number) => ({ ...question, newest: number })))
            }}
          />
          <EvidencePanel checking={checking} />
          <SealList />
          <KeyTable statements={keys.data.statements} />
        </>
      )}
    </div>
  )
}

/** What the server says of itself; the check below does not take its word. */
function Integrity() {
  const t = useMessages()
  const { data } = useRoute(integrityRoute, {})
  if (data === undefined) return null
  const { state, verifiedAt } = data
  return (
    <p className={state === 'failed' ? 'problem' : 'note'} role="status">
      {t(`seals.integrity-${state}`)}{' '}
      {state !== 'unknown' && verifiedAt !== null && <Moment iso={verifiedAt} />}
    </p>
  )
}

function Meaning() {
  const t = useMessages()
  return (
    <div className="seals-meaning">
      <section>
        <h2>{t('seals.shows')}</h2>
        <ul>
          {SHOWN.map((word) => (
            <li key={word}>{t(`seals.shows-${word}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('seals.shows-not')}</h2>
        <ul>
          {NOT_SHOWN.map((word) => (
            <li key={word}>{t(`seals.shows-not-${word}`)}</li>
          ))}
        </ul>
        <p>
          <AppLink to={methodPath('ledger')}>{t('seals.method')}</AppLink>
        </p>
      </section>
    </div>
  )
}
