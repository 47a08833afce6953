import type { ActionRoute, PossibleAct, TimelineEntry } from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { ProseField } from '../desk/fields.tsx'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { RULES, verbOf } from './registerWords.ts'
import './registers.css'

/** What the file of every register has. */
export interface RecordFile {
  readonly id: string
  readonly version: number
  readonly history: readonly TimelineEntry[]
  readonly acts: readonly PossibleAct[]
}

/** What the forms of one record's page share. */
export function useRegisterPlace(
  { version, history }: Pick<RecordFile, 'version' | 'history'>,
  onStale: () => Promise<unknown>,
): ActPlace {
  const t = useMessages()
  const names = new Map(history.map(({ actor, actorName }) => [actor, actorName]))
  return {
    version,
    rules: RULES,
    actWords: (type) => t(`registers.did-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
}

/** A new record: nothing is shown of it yet. */
export const NEW_RECORD = { version: 0, history: [] } as const

/** Time line on the left, decision on the right. */
export function RecordColumns({
  file,
  children,
}: {
  readonly file: RecordFile
  readonly children: ReactNode
}) {
  const t = useMessages()
  return (
    <div className="register-columns">
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t('registers.timeline')}</h2>
        <ol className="register-timeline" reversed>
          {file.history.toReversed().map((entry) => (
            <Line key={entry.version} entry={entry} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="decide">
        <h2 id="decide">{t('registers.decide')}</h2>
        {children}
      </section>
    </div>
  )
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const { type, actor, actorName, onBehalfOf, onBehalfOfName, role, recordedAt, payload } = entry
  return (
    <li>
      <p>
        <strong>{t(`registers.did-${verbOf(type)}`)}</strong>
      </p>
      {payload === null ? <p className="note">{t('registers.erased')}</p> : <Said says={payload} />}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
        {onBehalfOf !== null && (
          <>
            , {t('registers.on-behalf-of')} <bdi>{onBehalfOfName ?? onBehalfOf}</bdi>
          </>
        )}
      </p>
    </li>
  )
}

/** Members of payloads that are told in a time line, in this order. */
const LABELS: Readonly<Record<string, string>> = {
  from: 'registers.from',
  until: 'registers.until',
  validFrom: 'registers.from',
  validUntil: 'registers.until',
  expiresOn: 'registers.expires-on',
  ground: 'registers.ground',
  reason: 'registers.reason',
  text: 'registers.text',
  basis: 'registers.basis',
  source: 'registers.source',
  correction: 'registers.correction',
  reviewer: 'registers.reviewer',
  textSeen: 'registers.text-seen',
  readOn: 'registers.read-on',
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The content of an act as short lines. */
function Said({ says }: { readonly says: Readonly<Record<string, unknown>> }) {
  const t = useMessages()
  const { format } = useReader()
  const said = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = says[name]
    if (typeof value !== 'string') return []
    // Months are told by the page itself.
    if (name === 'from' && !DAY.test(value)) return []
    if (name === 'ground') return [{ name, label, words: t(`registers.ground-${idOf(value)}`) }]
    return [{ name, label, words: DAY.test(value) ? format.date(value) : value }]
  })
  if (said.length === 0) return null
  return (
    <dl className="register-said">
      {said.map(({ name, label, words }) => (
        <div key={name}>
          <dt>{t(label)}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** `fees_charged` as ids of words have it: `fees-charged`. */
export const idOf = (code: string): string => code.replaceAll('_', '-')

/**
 * One act in its place: its form behind a disclosure when it is possible; when it is not, why, or
 * nothing at all to whoever holds no role for it.
 */
export function RecordAct({
  file,
  type,
  children,
}: {
  readonly file: RecordFile
  readonly type: string
  readonly children: ReactNode
}) {
  const t = useMessages()
  const act = file.acts.find((one) => one.type === type)
  if (act === undefined || act.reason === 'not_permitted') return null
  const title = t(`registers.act-${verbOf(type)}`)
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

/** An act that needs its reason and nothing else: turning down, taking back. */
export function ReasonedAct<R extends ActionRoute>({
  file,
  route,
  input,
  place,
}: {
  readonly file: RecordFile
  readonly route: R
  readonly input: RouteInput<R>
  readonly place: ActPlace
}) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  const type = route.action
  return (
    <RecordAct file={file} type={type}>
      <ActForm
        route={route}
        input={input}
        payload={{ reason } as unknown as ActPayload<R>}
        place={place}
        action={t(`registers.act-${verbOf(type)}`)}
      >
        <ProseField
          label={t('registers.reason')}
          value={reason}
          onChange={setReason}
          mostCharacters={2000}
        />
      </ActForm>
    </RecordAct>
  )
}

/** What a proposal waits for: the second of two persons. */
export function OneOfTwo({
  words,
  proposal,
  children,
}: {
  readonly words: string
  readonly proposal: {
    readonly by: readonly { readonly id: string; readonly name: string | null }[]
    readonly proposedAt: string
  }
  readonly children?: ReactNode
}) {
  const t = useMessages()
  return (
    <div className="register-waiting">
      <p className="problem-title">
        {words} <span className="register-count">{t('registers.one-of-two')}</span>
      </p>
      {children}
      <p className="note">
        {t('registers.proposed-by')}{' '}
        <bdi>{proposal.by.map((one) => one.name ?? one.id).join(', ')}</bdi>,{' '}
        <Moment iso={proposal.proposedAt} />
      </p>
    </div>
  )
}

/** Lines of what a record says, as terms and their meanings. */
export function Particulars({
  lines,
}: {
  readonly lines: readonly { readonly label: string; readonly text: ReactNode }[]
}) {
  return (
    <dl className="register-particulars">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
