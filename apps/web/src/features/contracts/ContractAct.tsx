import type { ContractFile } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { FindingList } from '../desk/FindingList.tsx'
import { RULES, verbOf } from './contractWords.ts'

/**
 * One act in its place: its form behind a disclosure when it is possible; when it is not, why, or
 * nothing at all to whoever holds no role for it.
 */
export function ContractAct({
  file,
  type,
  children,
}: {
  readonly file: ContractFile
  readonly type: string
  readonly children: ReactNode
}) {
  const t = useMessages()
  const act = file.acts.find((one) => one.type === type)
  if (act === undefined || act.reason === 'not_permitted' || act.reason === 'not_now') return null
  const title = t(`contracts.act-${verbOf(type)}`)
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
