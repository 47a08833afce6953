import type { ContractFile, WorkerFile } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'

/** Everything that was done to a record, the last first: who, in which role, when. */
export function HistoryTimeline({
  history,
  wordsOf,
}: {
  readonly history: ContractFile['history'] | WorkerFile['history']
  /** What was done, by the type of an action. */
  readonly wordsOf: (type: string) => string
}) {
  const t = useMessages()
  const roleWords = useRoleWords()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('contracts.timeline')}</h2>
      <ol className="timeline" reversed>
        {history.toReversed().map(({ version, type, actor, actorName, role, recordedAt }) => (
          <li key={version}>
            <p>
              <strong>{wordsOf(type)}</strong>
            </p>
            <p className="note">
              <Moment iso={recordedAt} />,{' '}
              <bdi>{actorName ?? roleWords(role === 'worker' ? role : actor.split(':')[0]!)}</bdi>
              {actorName !== null && <>, {roleWords(role)}</>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
