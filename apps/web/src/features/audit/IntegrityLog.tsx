import {
  type ReinstatementShown,
  reinstatementsRoute,
  type SelfVerificationShown,
  selfVerificationsRoute,
} from '@corridor/contract'
import type { ReactNode } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'

/** Whether the log is what was sealed, what rested on what was not, and what was put back. */
export function IntegrityLog() {
  const t = useMessages()
  const verified = useRoute(selfVerificationsRoute, {})
  const mended = useRoute(reinstatementsRoute, {})
  const error = verified.error ?? mended.error
  if (error !== null) {
    const again = () => {
      void verified.refetch()
      void mended.refetch()
    }
    return <DeskProblem error={error} onRetry={again} />
  }
  if (verified.data === undefined || mended.data === undefined) {
    return <Reserved what={t('audit.log-integrity')} className="reserved-audit" />
  }
  const { verifications } = verified.data
  const { reinstatements } = mended.data
  return (
    <>
      <section aria-labelledby="verifications">
        <h2 id="verifications">{t('audit.log-integrity')}</h2>
        <p className="audit-measure">{t('audit.integrity-lead')}</p>
        {verifications.length === 0 ? (
          <p>{t('audit.integrity-none')}</p>
        ) : (
          <ol className="audit-lines">
            {verifications.map((one) => (
              <li key={one.ended} className={one.intact ? undefined : 'audit-refused'}>
                <Verification verification={one} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="reinstatements">
        <h2 id="reinstatements">{t('audit.integrity-reinstatements')}</h2>
        {reinstatements.length === 0 ? (
          <p>{t('audit.integrity-reinstatements-none')}</p>
        ) : (
          <ol className="audit-lines">
            {reinstatements.map((one) => (
              <li key={one.record} className={one.isKept ? undefined : 'audit-refused'}>
                <ReinstatementLine reinstatement={one} />
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

function Verification({
  verification: { ended, intact, seal, actions, faults, consequences },
}: {
  readonly verification: SelfVerificationShown
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      <p className="audit-what">
        {intact ? (
          <strong>
            {t('audit.integrity-good', {
              actions: format.exact(actions),
              seal: format.exact(seal),
            })}
          </strong>
        ) : (
          <strong className="audit-mark">{t('audit.integrity-bad')}</strong>
        )}
      </p>
      <p>
        <Moment iso={ended} />
      </p>
      <Listed words="audit.integrity-faults" count={faults.length}>
        {faults.map(({ kind, record, version, seal: number, words }) => (
          <li key={`${kind} ${record} ${version} ${number}`}>
            <code dir="ltr" className="audit-code">
              {kind}
            </code>{' '}
            <bdi lang="en">{words}</bdi>
          </li>
        ))}
      </Listed>
      <Listed words="audit.integrity-consequences" count={consequences.length}>
        {consequences.map(({ kind, record, because, at }) => (
          <li key={`${record} ${because}`}>
            {t(`audit.integrity-${kind === 'jobOrder' ? 'job-order' : 'clearance'}`)}{' '}
            <code dir="ltr">{record}</code> · <Moment iso={at} />{' '}
            <span className="note">
              {t('audit.integrity-because')} <code dir="ltr">{because}</code>
            </span>
          </li>
        ))}
      </Listed>
    </>
  )
}

function ReinstatementLine({
  reinstatement: {
    record,
    at,
    reason,
    decidedBy,
    source,
    copies,
    reinstated,
    seals,
    setAside,
    isKept,
  },
}: {
  readonly reinstatement: ReinstatementShown
}) {
  const t = useMessages()
  const { format } = useReader()
  const sealWords = (seal: number) => t('audit.integrity-seal', { seal: format.exact(seal) })
  return (
    <>
      <p className="audit-what">
        <strong>
          <Moment iso={at} />
        </strong>{' '}
        <code dir="ltr" className="audit-code">
          {record}
        </code>
      </p>
      <p className={isKept ? undefined : 'audit-mark'}>
        {t(isKept ? 'audit.integrity-kept' : 'audit.integrity-not-kept')}
      </p>
      {source !== null && (
        <dl className="audit-facts">
          <Fact name={t('audit.integrity-reason')}>
            <bdi>{reason}</bdi>
          </Fact>
          <Fact name={t('audit.integrity-decided')}>
            <bdi>{decidedBy.join(' · ')}</bdi>
          </Fact>
          <Fact name={t('audit.integrity-source')}>
            {t(`audit.integrity-source-${source.kind}`, {
              seal: format.exact(source.lastSeal),
              copies: format.exact(copies),
            })}{' '}
            <code dir="ltr" className="audit-code">
              {source.digest}
            </code>
          </Fact>
        </dl>
      )}
      <Listed words="audit.integrity-back" count={reinstated.length + seals.length}>
        {reinstated.map(({ record: of, version, seal }) => (
          <li key={`${version} ${of}`}>
            <code dir="ltr">{of}</code> {t('audit.version', { version: format.exact(version) })} ·{' '}
            {sealWords(seal)}
          </li>
        ))}
        {seals.map((seal) => (
          <li key={seal}>{sealWords(seal)}</li>
        ))}
      </Listed>
      <Listed words="audit.integrity-aside" count={setAside.length}>
        {setAside.map(({ record: of, version, digest }) => (
          <li key={digest}>
            {of === null ? (
              sealWords(version)
            ) : (
              <>
                <code dir="ltr">{of}</code> {t('audit.version', { version: format.exact(version) })}
              </>
            )}{' '}
            <code dir="ltr" className="audit-code">
              {digest}
            </code>
          </li>
        ))}
      </Listed>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A list that is opened on demand; nothing where there is nothing. */
function Listed({
  words,
  count,
  children,
}: {
  readonly words: string
  readonly count: number
  readonly children: ReactNode
}) {
  const t = useMessages()
  const { format } = useReader()
  if (count === 0) return null
  return (
    <details>
      <summary>{t(words, { count: format.exact(count) })}</summary>
      <ul>{children}</ul>
    </details>
  )
}
