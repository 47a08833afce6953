import type { BondFile, TimelineEntry } from '@corridor/contract'
import type { Money } from '@corridor/kernel'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { verbOf } from './bondWords.ts'
import { useMoney } from './useMoney.ts'

/** Everything that was done, the last first: who, in which role, when, and what it said. */
export function BondTimeline({ file }: { readonly file: BondFile }) {
  const t = useMessages()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('bonds.timeline')}</h2>
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
        <strong>{t(`bonds.did-${verbOf(type)}`)}</strong>
      </p>
      {payload !== null && <Said payload={payload} />}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
        {onBehalfOf !== null && (
          <>
            , {t('organisations.on-behalf-of')} <bdi>{onBehalfOfName ?? onBehalfOf}</bdi>
          </>
        )}
      </p>
    </li>
  )
}

/** What each member of a payload is called; those that hold others are looked into. */
const LABELS: Readonly<Record<string, string>> = {
  act: 'bonds.movement',
  amount: 'bonds.amount',
  award: 'bonds.award',
  bank: 'bonds.bank',
  days: 'bonds.days',
  determination: 'bonds.determination',
  kind: 'bonds.deposit-kind',
  on: 'bonds.on',
  openCases: 'bonds.open-cases',
  order: 'bonds.order',
  pendingCases: 'bonds.pending-cases',
  plannedWorkers: 'bonds.planned-workers',
  reading: 'bonds.reading',
  reason: 'bonds.reason',
  receivedOn: 'bonds.received-on',
  reference: 'bonds.reference',
  required: 'bonds.required',
  source: 'bonds.source',
  until: 'bonds.tail',
  validUntil: 'bonds.valid-until',
}

const NESTED = ['deposit', 'basis', 'movement']

/** Short lines of what an act said, amounts and days as the reader writes them. */
function Said({ payload }: { readonly payload: Readonly<Record<string, unknown>> }) {
  const t = useMessages()
  const money = useMoney()
  const { format } = useReader()
  const all = Object.entries(payload).flatMap(([name, value]) =>
    NESTED.includes(name) ? Object.entries(value as object) : [[name, value] as const],
  )
  const said = all.flatMap(([name, value]: readonly [string, unknown]) => {
    const label = LABELS[name]
    if (label === undefined || value === null) return []
    return [{ name, label: t(label), value: wordsOf(name, value) }]
  })
  function wordsOf(name: string, value: unknown): string {
    if (typeof value === 'object') return money(value as Money)
    if (typeof value === 'number') return format.exact(value)
    const text = String(value)
    if (name === 'act') return t(`bonds.movement-${text}`)
    if (name === 'kind') return t(`bonds.kind-${text.replaceAll('_', '-')}`)
    if (name === 'reading') return t(`bonds.reading-${text}`)
    return /^\d{4}-\d\d-\d\d$/.test(text) ? format.date(text) : text
  }
  if (said.length === 0) return null
  return (
    <dl className="timeline-said">
      {said.map(({ name, label, value }) => (
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
