import type { RuleFinding } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

/** Rules that have words in every language; of any other the server's English is shown. */
export type RuleWords = Readonly<Record<string, string>>

/** Rules with whether each is met: yes, no or cannot tell. */
export function FindingList({
  findings,
  words,
  below,
}: {
  readonly findings: readonly RuleFinding[]
  readonly words: RuleWords
  /** What stands under a finding, by its rule. */
  readonly below?: (rule: string) => ReactNode
}) {
  const t = useMessages()
  if (findings.length === 0) return null
  return (
    <ul className="finding-list">
      {findings.map(({ rule, met, words: english }) => (
        <li key={rule} data-met={met}>
          <strong>{t(`desk.met-${met.replace('_', '-')}`)}</strong>{' '}
          {words[rule] === undefined ? (
            <span lang="en" dir="ltr">
              {english}
            </span>
          ) : (
            t(words[rule])
          )}{' '}
          <code dir="ltr">{rule}</code>
          {below?.(rule)}
        </li>
      ))}
    </ul>
  )
}
