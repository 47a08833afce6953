import type { TimelineEntry } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { idOf } from './demandWords.ts'

/** Everything that was done, the last first: who, in which role, when, and what it said. */
export function DemandTimeline({ history }: { readonly history: readonly TimelineEntry[] }) {
  const t = useMessages()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('demand.timeline')}</h2>
      <ol className="timeline" reversed>
        {history.toReversed().map((entry) => (
          <Line key={entry.version} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const { type, actor, actorName, onBehalfOf, onBehalfOfName, role, recordedAt, payload } = entry
  return (
    <li>
      <p>
        <strong>{t(`demand.did-${idOf(type)}`)}</strong>
      </p>
      {payload !== null && <Said payload={payload} />}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
        {onBehalfOf !== null && (
          <>
            , {t('demand.on-behalf-of')} <bdi>{onBehalfOfName ?? onBehalfOf}</bdi>
          </>
        )}
      </p>
    </li>
  )
}

/** What members of a payload are called; the rest stands in the record beside it. */
const LABELS: Readonly<Record<string, string>> = {
  reason: 'demand.reason',
  returned: 'demand.reason',
  remark: 'demand.remark',
  verifiedOn: 'demand.verified-on',
  headcount: 'demand.headcount',
  validUntil: 'demand.valid-until',
  capacityRemark: 'demand.approval-reason',
  text: 'demand.advert',
  cause: 'demand.cause',
}

function Said({ payload }: { readonly payload: Readonly<Record<string, unknown>> }) {
  const t = useMessages()
  const { format } = useReader()
  const said = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = payload[name]
    if (typeof value === 'number') return [{ label, text: format.exact(value) }]
    if (typeof value !== 'string') return []
    if (name === 'cause') return [{ label, text: t(`demand.cause-${value}`) }]
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value)
    return [{ label, text: isDay ? format.date(value) : value }]
  })
  if (said.length === 0) return null
  return (
    <dl className="timeline-said">
      {said.map(({ label, text }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
