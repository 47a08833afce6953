import type { OrganisationFile } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { FindingList } from '../desk/FindingList.tsx'
import { RULES, verbOf } from './words.ts'

/** What may be done now, and why not otherwise, for one act. */
const actOf = (file: OrganisationFile, type: string) => file.acts.find((act) => act.type === type)

/**
 * One act in its place: its form behind a disclosure when it is possible; when it is not, why, or
 * nothing at all to whoever holds no role for it.
 */
export function Act({
  file,
  type,
  children,
}: {
  readonly file: OrganisationFile
  readonly type: string
  readonly children: ReactNode
}) {
  const t = useMessages()
  const act = actOf(file, type)
  if (act === undefined || act.reason === 'not_permitted') return null
  const title = t(`organisations.act-${verbOf(type)}`)
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

/** Whether an act may be taken now. */
export const isPossible = (file: OrganisationFile, type: string): boolean =>
  actOf(file, type)?.possible === true
