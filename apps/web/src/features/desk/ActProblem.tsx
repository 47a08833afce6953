import { ActConflict, ActRefused } from '@corridor/contract'
import { useEffect, useRef } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { DeskProblem } from './DeskProblem.tsx'
import { FindingList, type RuleWords } from './FindingList.tsx'
import { useRoleWords } from './useRoleWords.ts'

/**
 * Why an act was not taken: what changed meanwhile, which rules stand against it, or what else. The
 * focus goes to it; what was typed stays.
 */
export function ActProblem({
  error,
  rules,
  actWords,
  nameOf,
}: {
  /** Null while nothing is wrong. */
  readonly error: unknown
  readonly rules: RuleWords
  /** What an action of the log did, in a few words. */
  readonly actWords: (type: string) => string
  readonly nameOf: (actor: string) => string
}) {
  const t = useMessages()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== null) place.current?.focus()
  }, [error])
  if (error === null) return null
  const problem = error instanceof RouteError ? error.problem : null
  const refused = ActRefused.safeParse(problem?.details)
  return (
    <div ref={place} tabIndex={-1} className="act-problem">
      {problem?.code === 'record_changed' ? (
        <Changed details={problem.details} actWords={actWords} nameOf={nameOf} />
      ) : refused.success && refused.data.findings.length > 0 ? (
        <div className="problem" role="alert">
          <p className="problem-title">{t('desk.act-refused')}</p>
          <FindingList findings={refused.data.findings} words={rules} />
        </div>
      ) : problem?.code === 'not_in_state' ? (
        <div className="problem" role="alert">
          <p>{t('desk.act-not-now')}</p>
        </div>
      ) : (
        <DeskProblem error={error} />
      )}
    </div>
  )
}

function Changed({
  details,
  actWords,
  nameOf,
}: {
  readonly details: unknown
  readonly actWords: (type: string) => string
  readonly nameOf: (actor: string) => string
}) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const conflict = ActConflict.safeParse(details)
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('desk.act-changed')}</p>
      <ul>
        {(conflict.data?.since ?? []).map(({ version, type, actor, role, recordedAt }) => (
          <li key={version}>
            <Moment iso={recordedAt} />: {actWords(type)} (<bdi>{nameOf(actor)}</bdi>,{' '}
            {roleWords(role)})
          </li>
        ))}
      </ul>
      <p>{t('desk.act-changed-next')}</p>
    </div>
  )
}
