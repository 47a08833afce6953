import { type ContractFile, contractChecksRoute } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CheckList } from '../checks/CheckList.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { useSetAside } from '../registers/useSetAside.tsx'

/** What the checks said when the contract was looked at, and on request what they say now. */
export function ContractChecks({
  file,
  onStale,
}: {
  readonly file: ContractFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const [isAsked, setAsked] = useState(false)
  const { checks } = file
  const { below } = useSetAside({ ...file, kind: 'contract' }, checks?.findings ?? [], onStale)
  if (checks === null && file.status === 'draft') return null
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('contracts.checks')}</h2>
      {checks !== null && (
        <>
          <p>
            {checks.verdict === null
              ? t('contracts.erased')
              : t(`checks.verdict-${checks.verdict}`)}
          </p>
          <CheckList findings={checks.findings} below={below} />
        </>
      )}
      {file.earlierChecks.toReversed().map(({ at, verdict, findings }) => (
        <details key={at}>
          <summary>
            {t('contracts.checks-earlier')} <Moment iso={at} />
          </summary>
          <p>{verdict === null ? t('contracts.erased') : t(`checks.verdict-${verdict}`)}</p>
          <CheckList findings={findings} />
        </details>
      ))}
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
          <p>{t(`checks.verdict-${data.verdict}`)}</p>
          <CheckList findings={data.findings} setAside={data.setAside} />
        </>
      )}
    </div>
  )
}
