import type { OrganisationFile, TimelineEntry } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useAreas } from '../areas/useAreas.ts'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { verbOf } from './words.ts'

/** Everything that was done, the last first: who, in which role, when, and what it said. */
export function Timeline({ file }: { readonly file: OrganisationFile }) {
  const t = useMessages()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('organisations.timeline')}</h2>
      <ol className="timeline" reversed>
        {file.history.toReversed().map((entry) => (
          <Line key={entry.version} entry={entry} file={file} />
        ))}
      </ol>
    </section>
  )
}

function Line({ entry, file }: { readonly entry: TimelineEntry; readonly file: OrganisationFile }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const { type, actor, actorName, onBehalfOf, onBehalfOfName, role, recordedAt, payload } = entry
  return (
    <li>
      <p>
        <strong>{t(`organisations.did-${verbOf(type)}`)}</strong>
      </p>
      {payload === null ? (
        <p className="note">{t('organisations.erased')}</p>
      ) : (
        <Said type={type} payload={payload} file={file} />
      )}
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

/** What each member of a payload is called. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'organisations.name',
  kind: 'organisations.kind',
  country: 'organisations.country',
  registration: 'organisations.registration',
  office: 'organisations.office',
  jurisdiction: 'organisations.jurisdiction',
  from: 'organisations.from',
  on: 'organisations.on',
  act: 'organisations.proposed-act',
  text: 'organisations.note',
  reason: 'organisations.reason',
  person: 'organisations.person',
  function: 'organisations.function',
}

/** The content of an act as short lines. */
function Said({
  type,
  payload,
  file,
}: {
  readonly type: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly file: OrganisationFile
}) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const words = (name: string, value: string): string => {
    if (name === 'country') return areas?.name(value) ?? value
    if (name === 'kind') return t(`organisations.kind-${value}`)
    if (name === 'act') return t(`organisations.propose-${value}`)
    if (name === 'from' || name === 'on') return format.date(value)
    if (name === 'person') {
      const known = file.appointments.find(({ person }) => person.id === value)
      return known?.person.name ?? value
    }
    return value
  }
  // Elsewhere it is the short name of an office of the organisation itself.
  const isKeeper = type === 'organisation.create' || type === 'organisation.assign'
  const said = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = payload[name]
    if (typeof value !== 'string') return []
    const own = name === 'office' && !isKeeper ? 'organisations.office-id' : label
    return [{ name, label: t(own), value: words(name, value) }]
  })
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
