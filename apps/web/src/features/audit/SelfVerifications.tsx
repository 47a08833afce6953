import {
  integrityRoute,
  type SelfVerificationShown,
  selfVerificationsRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'

/**
 * What the server found when it verified its log: that something is wrong at once, which records on
 * request, as that is written to the log like every reading.
 */
export function SelfVerifications() {
  const t = useMessages()
  const [isOpen, setOpen] = useState(false)
  const { data } = useRoute(integrityRoute, {})
  return (
    <section aria-label={t('audit.verifications')}>
      {data?.state === 'failed' && (
        <p className="problem" role="status">
          {t('seals.integrity-failed')}{' '}
          {data.verifiedAt !== null && <Moment iso={data.verifiedAt} />}
        </p>
      )}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('audit.verifications')}</summary>
        {isOpen && <Verifications />}
      </details>
    </section>
  )
}

function Verifications() {
  const t = useMessages()
  const { data, error, refetch } = useRoute(selfVerificationsRoute, {})
  if (error !== null) return <DeskProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Reserved what={t('audit.verifications')} />
  if (data.verifications.length === 0) return <p>{t('audit.verifications-none')}</p>
  return (
    <ul className="audit-verifications">
      {data.verifications.map((one) => (
        <Verification key={one.ended} verification={one} />
      ))}
    </ul>
  )
}

function Verification({ verification }: { readonly verification: SelfVerificationShown }) {
  const t = useMessages()
  const { format } = useReader()
  const { ended, intact, faults, consequences } = verification
  return (
    <li>
      <p>
        <Moment iso={ended} />: <strong>{t(intact ? 'audit.verified' : 'audit.not-sealed')}</strong>
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ kind, record, version, seal, words }) => (
            <li key={`${kind} ${record} ${version} ${seal}`}>
              {record !== null && <code dir="ltr">{record}</code>}{' '}
              {version !== null && <>{t('audit.version', { version: format.exact(version) })} </>}
              {seal !== null && <>{t('audit.under-seal', { seal: format.exact(seal) })} </>}
              <span className="note" lang="en" dir="ltr">
                {words}
              </span>
            </li>
          ))}
        </ul>
      )}
      {consequences.length > 0 && (
        <>
          <p>{t('audit.meanwhile')}</p>
          <ul>
            {consequences.map(({ kind, record, at }) => (
              <li key={record}>
                {t(kind === 'jobOrder' ? 'audit.meanwhile-job-order' : 'audit.meanwhile-clearance')}{' '}
                <code dir="ltr">{record}</code>, <Moment iso={at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}
