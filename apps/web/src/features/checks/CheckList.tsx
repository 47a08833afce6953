import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { type CheckFinding, reasonText, wordId } from './reasonText.ts'

/** Each automatic check with yes, no or cannot tell, its reason, and who can supply what is missing. */
export function CheckList({
  findings,
  setAside = [],
  below,
}: {
  readonly findings: readonly CheckFinding[]
  /** Rules of which two persons set a result aside. */
  readonly setAside?: readonly string[]
  /** What stands under a finding: how to set it aside. */
  readonly below?: (finding: CheckFinding) => ReactNode
}) {
  const t = useMessages()
  const { i18n } = useLingui()
  const { preferences } = useReader()
  const reader = {
    t,
    has: (id: string) => i18n.messages[id] !== undefined,
    locale: localeOf(preferences),
  }
  return (
    <ul className="finding-list">
      {findings.map((finding) => {
        const { rule, kind, met, advisory, overridable, supplier, reason } = finding
        return (
          <li
            key={`${rule} ${kind} ${reason.code} ${String(reason.params.measure ?? '')}`}
            data-met={met}
          >
            <strong>{t(`checks.met-${wordId(met)}`)}</strong> {reasonText(finding, reader)}{' '}
            {supplier !== null && <span className="note">{t(`checks.supplier-${supplier}`)}</span>}{' '}
            {advisory && <span className="note">{t('checks.advisory')}</span>}{' '}
            {overridable && met !== 'yes' && setAside.includes(rule) && (
              <span className="note">{t('checks.set-aside')}</span>
            )}{' '}
            <code dir="ltr">{rule}</code>
            {below?.(finding)}
          </li>
        )
      })}
    </ul>
  )
}
