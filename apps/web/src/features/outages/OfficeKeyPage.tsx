import {
  type ActionRoute,
  confirmOfficeKeyRoute,
  declineOfficeKeyRoute,
  type OfficeKeyFile,
  officeKeyRoute,
  revokeOfficeKeyRoute,
  type TimelineEntry,
  withdrawOfficeKeyRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { ProseField } from '../desk/fields.tsx'
import { useRoleWords } from '../desk/useRoleWords.ts'
import { Moment } from '../identity/Moment.tsx'
import { standingOf } from './OfficeKeysPage.tsx'
import './outages.css'

const RULES = {
  SD1: 'outage.rule-other-person',
  'officeKey.office': 'outage.rule-office',
  'officeKey.new': 'outage.rule-new',
  'officeKey.authority': 'outage.rule-authority',
}

const verbOf = (type: string): string => type.slice(type.indexOf('.') + 1)

/** One key of an office: what was done beside what can be decided. */
export function OfficeKeyPage() {
  const t = useMessages()
  const { key } = useParams({ strict: false }) as { readonly key: string }
  const answer = useRoute(officeKeyRoute, { key }, { keepLast: false })
  const { data, error } = answer
  return (
    <DeskPage title={t('outage.one-key')} section="outage">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('outage.one-key')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

interface FileProps {
  readonly file: OfficeKeyFile
  readonly onStale: () => Promise<unknown>
}

function File({ file, onStale }: FileProps) {
  const t = useMessages()
  return (
    <>
      <Particulars file={file} />
      <div className="outage-columns">
        <section aria-labelledby="timeline">
          <h2 id="timeline">{t('outage.timeline')}</h2>
          <ol className="timeline" reversed>
            {file.history.toReversed().map((entry) => (
              <Line key={entry.version} entry={entry} />
            ))}
          </ol>
        </section>
        <Decisions file={file} onStale={onStale} />
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: OfficeKeyFile }) {
  const t = useMessages()
  const { format } = useReader()
  const lines = [
    { label: t('outage.status'), value: t(`outage.status-${standingOf(file)}`) },
    { label: t('outage.office'), value: <bdi>{file.office}</bdi> },
    { label: t('outage.key'), value: <code dir="ltr">{file.keyId}</code> },
    { label: t('outage.most'), value: format.exact(file.most) },
    { label: t('outage.days'), value: format.exact(file.days) },
    ...(file.validUntil === null
      ? []
      : [{ label: t('outage.until'), value: <Moment iso={file.validUntil} /> }]),
    ...(file.revokedFrom === null
      ? []
      : [{ label: t('outage.status-revoked'), value: <Moment iso={file.revokedFrom} /> }]),
    { label: t('outage.entered'), value: format.exact(file.entered) },
  ]
  return (
    <dl className="outage-particulars">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const t = useMessages()
  const roleWords = useRoleWords()
  const { type, actor, actorName, role, recordedAt, payload } = entry
  const reason = payload?.reason
  return (
    <li>
      <p>
        <strong>{t(`outage.did-${verbOf(type)}`)}</strong>
      </p>
      {typeof reason === 'string' && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      <p className="note">
        <Moment iso={recordedAt} />, <bdi>{actorName ?? roleWords(actor.split(':')[0]!)}</bdi>
        {actorName !== null && <>, {roleWords(role)}</>}
      </p>
    </li>
  )
}

function Decisions({ file, onStale }: FileProps) {
  const t = useMessages()
  const names = new Map(file.history.map(({ actor, actorName }) => [actor, actorName]))
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`outage.did-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t('outage.decide')}</h2>
      {file.proposal !== null && (
        <p className="note">
          {t('outage.one-of-two')}{' '}
          <bdi>{file.proposal.by.map(({ id, name }) => name ?? id).join(', ')}</bdi>,{' '}
          <Moment iso={file.proposal.proposedAt} />
        </p>
      )}
      <Act file={file} route={confirmOfficeKeyRoute} place={place} consequence="confirm" />
      <Act file={file} route={declineOfficeKeyRoute} place={place} hasReason />
      <Act file={file} route={withdrawOfficeKeyRoute} place={place} hasReason />
      <Act file={file} route={revokeOfficeKeyRoute} place={place} hasReason consequence="revoke" />
    </section>
  )
}

function Act<R extends ActionRoute>({
  file,
  route,
  place,
  hasReason = false,
  consequence,
}: {
  readonly file: OfficeKeyFile
  readonly route: R
  readonly place: ActPlace
  readonly hasReason?: boolean
  readonly consequence?: 'confirm' | 'revoke'
}) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  const possible = file.acts.find(({ type }) => type === route.action)
  if (possible === undefined || possible.reason === 'not_permitted') return null
  const title = t(`outage.act-${verbOf(route.action)}`)
  if (!possible.possible) {
    if (possible.reason === 'not_now') return null
    return (
      <div className="act-closed">
        <p>
          {title}: {t(`desk.why-${possible.reason?.replaceAll('_', '-') ?? 'not-now'}`)}
        </p>
        <FindingList findings={possible.findings} words={RULES} />
      </div>
    )
  }
  return (
    <details className="act">
      <summary>{title}</summary>
      <ActForm
        route={route}
        input={{ key: file.id } as never}
        payload={(hasReason ? { reason } : {}) as unknown as ActPayload<R>}
        place={place}
        action={title}
        {...(consequence === undefined
          ? {}
          : { consequence: t(`outage.consequence-${consequence}`) })}
      >
        {hasReason && (
          <ProseField
            label={t('outage.reason')}
            value={reason}
            onChange={setReason}
            mostCharacters={2000}
          />
        )}
      </ActForm>
    </details>
  )
}
