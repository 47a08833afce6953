import type { ClearanceFile, TimelineEntry } from '@corridor/contract'
import { useMessages } from '../../i18n/useMessages.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { verbOf } from './clearanceWords.ts'

/** Everything that was done, the last first: who, in which role, when, and what it said. */
export function ClearanceTimeline({ file }: { readonly file: ClearanceFile }) {
  const t = useMessages()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('clearances.timeline')}</h2>
      <ol className="timeline" reversed>
        {file.history.toReversed().map((entry) => (
          <Line key={entry.version} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const { type, actor, actorName, role, recordedAt, payload } = entry
  return (
    <li>
      <p>
        <strong>{t(`clearances.act-${verbOf(type)}`)}</strong>
      </p>
      {payload !== null && <Said payload={payload} />}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
      </p>
    </li>
  )
}

/** What of an act is said in words; digests and ids are in the log. */
const LABELS: Readonly<Record<string, string>> = {
  reason: 'clearances.reason',
  grounds: 'clearances.grounds',
  agency: 'clearances.agency',
  place: 'clearances.place',
  subject: 'clearances.cause',
  verdict: 'clearances.verdict',
}

function Said({ payload }: { readonly payload: Readonly<Record<string, unknown>> }) {
  const t = useMessages()
  const said = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = payload[name]
    // Of a request the agency stands above already.
    if (typeof value !== 'string' || (name === 'agency' && payload.kind !== undefined)) return []
    return [{ label, value: name === 'verdict' ? t(`checks.verdict-${value}`) : value }]
  })
  const { occurredAt } = payload
  if (said.length === 0 && typeof occurredAt !== 'string') return null
  return (
    <dl className="timeline-said">
      {said.map(({ label, value }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
      {typeof occurredAt === 'string' && (
        <div>
          <dt>{t('clearances.occurred')}</dt>
          <dd>
            <Moment iso={occurredAt} />
          </dd>
        </div>
      )}
    </dl>
  )
}
