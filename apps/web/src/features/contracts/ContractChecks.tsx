import { type ContractFile, contractChecksRoute } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'

type Findings = NonNullable<ContractFile['checks']>['findings']

/** What the checks said when the contract was looked at, and on request what they say now. */
export function ContractChecks({ file }: { readonly file: ContractFile }) {
  const t = useMessages()
  const [isAsked, setAsked] = useState(false)
  const { checks } = file
  if (checks === null && file.status === 'draft') return null
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('contracts.checks')}</h2>
      {checks !== null && (
        <>
          <p>{t(`contracts.verdict-${checks.verdict ?? 'erased'}`)}</p>
          <FindingList findings={checks.findings} />
        </>
      )}
      {isAsked ? (
        <ChecksNow contract={file.id} />
      ) : (
        <p>
          <button type="button" onClick={() => setAsked(true)}>
            {t('contracts.checks-now')}
          </button>
        </p>
      )}
    </section>
  )
}

/** All checks on the registers as they are; asking is noted like every reading. */
function ChecksNow({ contract }: { readonly contract: string }) {
  const t = useMessages()
  const { format } = useReader()
  const { data, error, refetch } = useRoute(contractChecksRoute, { contract }, { keepLast: false })
  if (error !== null) return <DeskProblem error={error} onRetry={() => void refetch()} />
  return (
    <div aria-live="polite" aria-busy={data === undefined}>
      {data !== undefined && (
        <>
          <h3>{t('contracts.checks-on', { date: format.date(data.on) })}</h3>
          <p>{t(`contracts.verdict-${data.verdict}`)}</p>
          <FindingList findings={data.findings} setAside={data.setAside} />
        </>
      )}
    </div>
  )
}

/** Each rule with yes, no or cannot tell, and its reason. */
function FindingList({
  findings,
  setAside = [],
}: {
  readonly findings: Findings
  readonly setAside?: readonly string[]
}) {
  const t = useMessages()
  return (
    <ul className="finding-list">
      {findings.map(({ rule, kind, met, words, advisory, overridable }) => (
        <li key={`${rule} ${kind} ${words}`} data-met={met}>
          <strong>{t(`contracts.met-${met.replaceAll('_', '-')}`)}</strong>{' '}
          <span lang="en" dir="ltr">
            {words}
          </span>{' '}
          {advisory && <span className="note">{t('contracts.advisory')}</span>}{' '}
          {overridable && met !== 'yes' && setAside.includes(rule) && (
            <span className="note">{t('contracts.set-aside')}</span>
          )}{' '}
          <code dir="ltr">{rule}</code>
        </li>
      ))}
    </ul>
  )
}
