import type { LicenceFile } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import type { ActPlace } from '../desk/ActForm.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { RULES } from './words.ts'

export interface FormProps {
  readonly file: LicenceFile
  readonly place: ActPlace
}

export const ofFile = ({ id }: LicenceFile) => ({ licence: id })

/**
 * One act in its place: its form behind a disclosure when it is possible; why not, when a rule or
 * another person stands against it; nothing where the role or the state has none.
 */
export function LicenceAct({
  file,
  place,
  type,
  children,
}: FormProps & { readonly type: string; readonly children: ReactNode }) {
  const t = useMessages()
  const act = file.acts.find((one) => one.type === type)
  if (act === undefined || act.reason === 'not_permitted' || act.reason === 'not_now') return null
  // Whatever confirms nothing that waits is not an act of this moment.
  if (act.findings.some(({ rule }) => rule === 'licence.proposed')) return null
  const title = place.actWords(type)
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
