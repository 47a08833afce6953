import type { LicenceFile, TimelineEntry } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { verbOf } from './words.ts'

/** Everything that was done, the last first: who, in which role, when, and what it said. */
export function Timeline({ file }: { readonly file: LicenceFile }) {
  const t = useMessages()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('licences.timeline')}</h2>
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
  const { type, actor, actorName, onBehalfOf, onBehalfOfName, role, recordedAt, payload } = entry
  return (
    <li>
      <p>
        <strong>{t(`licences.act-${verbOf(type)}`)}</strong>
      </p>
      {payload === null ? <p className="note">{t('licences.erased')}</p> : <Said said={payload} />}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
        {onBehalfOf !== null && (
          <>
            , {t('licences.on-behalf-of')} <bdi>{onBehalfOfName ?? onBehalfOf}</bdi>
          </>
        )}
      </p>
    </li>
  )
}

/** What each member of a payload is called, where it is told in a line. */
const LABELS: Readonly<Record<string, string>> = {
  act: 'licences.proposed-act',
  number: 'licences.number',
  reason: 'licences.reason',
  appealRoute: 'licences.appeal-route',
  order: 'licences.order',
  outcome: 'licences.result',
  check: 'licences.check',
  cause: 'licences.reason',
  register: 'licences.imported',
  validFrom: 'licences.valid-from',
  validUntil: 'licences.until',
  provisionalUntil: 'licences.probation-until',
  plannedVolume: 'licences.volume',
  on: 'licences.on',
}

const DAYS: ReadonlySet<string> = new Set(['validFrom', 'validUntil', 'provisionalUntil', 'on'])

function Said({ said }: { readonly said: Readonly<Record<string, unknown>> }) {
  const t = useMessages()
  const { format } = useReader()
  const terms = (said.terms ?? {}) as Readonly<Record<string, unknown>>
  const term = (terms.term ?? said.term ?? {}) as Readonly<Record<string, unknown>>
  const all = { ...said, ...terms, ...term }
  const words = (name: string, value: string | number): string => {
    if (typeof value === 'number') return format.exact(value)
    if (DAYS.has(name)) return format.date(value)
    if (name === 'act') return t(`licences.propose-${value}`)
    if (name === 'outcome') return t(`licences.outcome-${value}`)
    return name === 'check' ? t(`licences.check-${value}`) : value
  }
  const lines = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = all[name]
    if (typeof value !== 'string' && typeof value !== 'number') return []
    return [{ name, label: t(label), value: words(name, value) }]
  })
  if (lines.length === 0) return null
  return (
    <dl className="timeline-said">
      {lines.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
