import type { PossibleAct } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { FindingList } from '../desk/FindingList.tsx'
import { idOf, RULES } from './demandWords.ts'

/**
 * One act in its place: its form behind a disclosure when it is possible; when it is not, why, or
 * nothing at all to whoever holds no role for it, or for what is not its time.
 */
export function DemandAct({
  acts,
  type,
  children,
}: {
  readonly acts: readonly PossibleAct[]
  readonly type: string
  readonly children: ReactNode
}) {
  const t = useMessages()
  const act = acts.find((one) => one.type === type)
  if (act === undefined || act.reason === 'not_permitted' || act.reason === 'not_now') return null
  const title = t(`demand.act-${idOf(type)}`)
  if (!act.possible) {
    return (
      <div className="act-closed">
        <p>
          {title}: {t(`desk.why-${act.reason?.replaceAll('_', '-') ?? 'not-now'}`)}
        </p>
        <FindingList findings={act.findings} words={RULES} />
      </div>
    )
  }
  return (
    <details className="act">
      <summary>{title}</summary>
      {children}
    </details>
  )
}
