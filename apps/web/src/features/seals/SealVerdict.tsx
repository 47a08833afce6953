import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { type FaultGroup, groupFaults, runsOf } from './groupFaults.ts'
import { keepSealMemory, type SealMemory } from './sealMemory.ts'
import type { SealReport } from './sealMessages.ts'

/** Where the root key came from: from elsewhere, from an earlier visit, from the server itself. */
export type RootSource = 'given' | 'kept' | 'named' | 'none'

/** How many runs of seals are told one by one. */
const MOST_RUNS = 6

/** What the check found, what it does not show, and what to keep of it. */
export function SealVerdict({
  report,
  source,
  rootKey,
  onKept,
}: {
  readonly report: SealReport
  readonly source: RootSource
  readonly rootKey: string | null
  readonly onKept: (memory: SealMemory) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const { intact, seals, actions, noSignatures, faults, moreFaults } = report
  const counted = {
    seals,
    sealsText: format.exact(seals),
    actionsText: format.exact(actions),
  }
  return (
    <div className={intact ? 'seals-verdict' : 'seals-verdict seals-faulty'}>
      <p className="seals-verdict-title">
        {t(intact ? (noSignatures === null ? 'seals.sound' : 'seals.linked') : 'seals.faulty')}
      </p>
      <p>{t('seals.counted', counted)}</p>
      {noSignatures !== null && <p>{t(`seals.no-signatures-${noSignatures}`)}</p>}
      {noSignatures === null && <p>{t(`seals.root-${source}`)}</p>}
      {!intact && <Faults groups={groupFaults(faults)} more={moreFaults} />}
      {intact && <LastSeal report={report} rootKey={rootKey} onKept={onKept} />}
    </div>
  )
}

function Faults({
  groups,
  more,
}: {
  readonly groups: readonly FaultGroup[]
  readonly more: number
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <>
      <ul className="seals-faults">
        {groups.map((group) => (
          <li key={group.kind}>
            <FaultPlace seals={group.seals} />
            {t(`seals.fault-${group.kind.replaceAll('_', '-')}`)}
            <details>
              <summary>{t('seals.fault-words')}</summary>
              <p lang="en" dir="ltr">
                {group.words}
              </p>
            </details>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('seals.faults-more', { count: more, countText: format.exact(more) })}</p>}
      <p>{t('seals.faulty-next')}</p>
    </>
  )
}

function FaultPlace({ seals }: { readonly seals: readonly number[] }) {
  const t = useMessages()
  const { format } = useReader()
  if (seals.length === 0) return null
  const runs = runsOf(seals)
  const text = runs
    .slice(0, MOST_RUNS)
    .map(([first, last]) =>
      first === last ? format.exact(first) : `${format.exact(first)}–${format.exact(last)}`,
    )
    .join(' · ')
  return (
    <strong>
      {t('seals.fault-place', { count: seals.length, seals: text })}
      {runs.length > MOST_RUNS ? ' …' : ''}:{' '}
    </strong>
  )
}

function LastSeal({
  report,
  rootKey,
  onKept,
}: {
  readonly report: SealReport
  readonly rootKey: string | null
  readonly onKept: (memory: SealMemory) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const [kept, setKept] = useState<boolean | null>(null)
  const { last } = report
  if (last === null) return null
  const { seal } = last.copy.body
  const keep = () => {
    const judged = report.rootChecked ? rootKey : null
    const memory = { rootKey: judged, seal: last.copy, keptAt: new Date().toISOString() }
    const isKept = keepSealMemory(memory)
    setKept(isKept)
    if (isKept) onKept(memory)
  }
  return (
    <>
      <p>
        {t('seals.write-down')}{' '}
        <code dir="ltr" className="seals-hash">
          {seal} {last.sealHash}
        </code>{' '}
        <CopyButton label={t('seals.copy')} text={() => `${seal} ${last.sealHash}`} />
      </p>
      <p className="actions">
        <button type="button" onClick={keep}>
          {t('seals.keep', { seal: format.exact(seal) })}
        </button>
        {kept !== null && <span>{t(kept ? 'seals.kept' : 'seals.not-kept')}</span>}
      </p>
      <p className="note">{t('seals.keep-note')}</p>
    </>
  )
}
