import {
  type ClearanceFile,
  clearanceCertificateRoute,
  clearanceRoute,
  type Me,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import {
  CLEARANCE_CHECK_PATH,
  clearancePath,
  contractPath,
  organisationPath,
} from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { useMoney } from '../bonds/useMoney.ts'
import { CheckList } from '../checks/CheckList.tsx'
import type { ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Documents } from '../documents/Documents.tsx'
import { Moment } from '../identity/Moment.tsx'
import { QrCode } from '../identity/QrCode.tsx'
import { useSetAside } from '../registers/useSetAside.tsx'
import { ClearanceDecisions } from './ClearanceDecisions.tsx'
import { ClearanceTimeline } from './ClearanceTimeline.tsx'
import { RULES, verbOf } from './clearanceWords.ts'
import '../organisations/organisations.css'
import './clearances.css'

/** One clearance: what was done to it beside what can be done now. */
export function ClearancePage() {
  const t = useMessages()
  const { clearance } = useParams({ strict: false }) as { clearance: string }
  const answer = useRoute(clearanceRoute, { clearance }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined ? t('clearances.one') : (data.number ?? t('clearances.no-number'))
  return (
    <DeskPage title={title} section="clearances">
      {(me) =>
        data !== undefined ? (
          <File key={data.id} me={me} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('clearances.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  me,
  file,
  onStale,
}: {
  readonly me: Me
  readonly file: ClearanceFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const names = new Map(file.history.map(({ actor, actorName }) => [actor, actorName]))
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`clearances.act-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
  const hasCertificate =
    file.issue !== null && file.kind !== 'form' && ['issued', 'used'].includes(file.status)
  return (
    <>
      {file.held && (
        <p className="problem" role="status">
          {file.hold === null
            ? t('clearances.held-soon')
            : `${t('clearances.held-note')} ${t(`clearances.cause-${file.hold.cause.replaceAll('_', '-')}`)}`}
        </p>
      )}
      <Particulars file={file} />
      {file.form !== null && <FormNotes file={file} />}
      <div className="organisation-columns">
        <div>
          <ClearanceTimeline file={file} />
        </div>
        <div>
          {file.assessment !== null && (
            <Checks file={file} assessment={file.assessment} onStale={onStale} />
          )}
          <ClearanceDecisions file={file} place={place} />
          {hasCertificate && <CertificateSheet clearance={file.id} />}
          <Documents subjectKind="clearance" subject={file.id} />
          {file.contract !== null && me.permissions.includes('read.contract') && (
            <Documents
              subjectKind="contract"
              subject={file.contract}
              title={t('documents.of-contract')}
            />
          )}
          {file.worker !== null && me.permissions.includes('read.worker') && (
            <Documents
              subjectKind="worker"
              subject={file.worker}
              title={t('documents.of-worker')}
            />
          )}
        </div>
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: ClearanceFile }) {
  const t = useMessages()
  const { format } = useReader()
  const lines = [
    {
      label: t('clearances.status'),
      value: t(`clearances.status-${file.status.replaceAll('_', '-')}`),
    },
    { label: t('clearances.kind'), value: t(`clearances.kind-${file.kind}`) },
    { label: t('clearances.corridor'), value: <bdi>{file.corridor}</bdi> },
    ...(file.agency === null
      ? []
      : [
          {
            label: t('clearances.agency'),
            value: (
              <AppLink to={organisationPath(file.agency)}>
                <bdi>{file.agencyName ?? file.agency}</bdi>
              </AppLink>
            ),
          },
        ]),
    ...(file.licenceNumber === null
      ? []
      : [{ label: t('clearances.licence'), value: <bdi>{file.licenceNumber}</bdi> }]),
    ...(file.jobOrderNumber === null
      ? []
      : [{ label: t('clearances.job-order'), value: <bdi>{file.jobOrderNumber}</bdi> }]),
    ...(file.contract === null
      ? []
      : [
          {
            label: t('clearances.contract'),
            value: (
              <AppLink to={contractPath(file.contract)}>
                <bdi>{file.contract}</bdi>
              </AppLink>
            ),
          },
        ]),
    ...(file.form === null || file.issue === null
      ? []
      : [
          { label: t('clearances.office'), value: <bdi>{file.form.office}</bdi> },
          { label: t('clearances.occurred'), value: <Moment iso={file.issue.occurredAt} /> },
          { label: t('clearances.recorded'), value: <Moment iso={file.issue.at} /> },
        ]),
    ...(file.expiresOn === null
      ? []
      : [{ label: t('clearances.until'), value: format.date(file.expiresOn) }]),
    ...(file.issue === null || file.issue.overrides.length === 0
      ? []
      : [
          {
            label: t('clearances.set-aside'),
            value: file.issue.overrides
              .map((rule) => t(`rules.check-${rule.replaceAll('_', '-')}`))
              .join(', '),
          },
        ]),
    ...(file.end?.refund === true
      ? [{ label: t('clearances.refund'), value: <Refund owed={file.end.owed} /> }]
      : []),
  ]
  return (
    <dl className="organisation-particulars">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is owed back to the worker: each fee that she bore, where one may know of it. */
function Refund({ owed }: { readonly owed: NonNullable<ClearanceFile['end']>['owed'] }) {
  const t = useMessages()
  const money = useMoney()
  return (
    <>
      {t('clearances.refund-due')}
      {owed !== null && owed.length > 0 && (
        <ul>
          {owed.map(({ label, category, payee, amount, source }) => (
            <li key={`${source} ${category} ${label} ${payee} ${amount?.minorUnits}`}>
              <bdi>{amount === null ? t('clearances.refund-unknown') : money(amount)}</bdi>
              {[label ?? category, payee].map(
                (one) =>
                  one !== null && (
                    <span key={one}>
                      , <bdi>{one}</bdi>
                    </span>
                  ),
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What was found against a form after the outage. */
function FormNotes({ file }: { readonly file: ClearanceFile }) {
  const t = useMessages()
  const { reviews, duplicateOf, settled } = file.form!
  if (reviews.length === 0) return null
  return (
    <section aria-labelledby="form-notes">
      <h2 id="form-notes">{t('clearances.form-reviews')}</h2>
      <ul>
        {reviews.map((review) => (
          <li key={review}>{t(`clearances.review-${review.replaceAll('_', '-')}`)}</li>
        ))}
      </ul>
      {duplicateOf !== null && (
        <p>
          <AppLink to={clearancePath(duplicateOf)}>
            <bdi>{duplicateOf}</bdi>
          </AppLink>
        </p>
      )}
      {settled !== null && (
        <p>
          <strong>
            {settled.outcome !== null &&
              t(`clearances.outcome-${settled.outcome.replaceAll('_', '-')}`)}
          </strong>{' '}
          <bdi>{settled.note}</bdi>, <Moment iso={settled.at} />,{' '}
          <bdi>{settled.by.name ?? settled.by.id}</bdi>
        </p>
      )}
    </section>
  )
}

/** The checks as a list that reads yes, no, cannot tell. */
function Checks({
  file,
  assessment: { verdict, findings, at },
  onStale,
}: {
  readonly file: ClearanceFile
  readonly assessment: NonNullable<ClearanceFile['assessment']>
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { setAside, below } = useSetAside({ ...file, kind: 'clearance' }, findings, onStale)
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('clearances.checks')}</h2>
      <p>
        <strong>{t(`checks.verdict-${verdict ?? 'none'}`)}</strong> <Moment iso={at} />
      </p>
      <CheckList findings={findings} setAside={setAside} below={below} />
    </section>
  )
}

/** What the holder carries; printed alone on a sheet. */
function CertificateSheet({ clearance }: { readonly clearance: string }) {
  const t = useMessages()
  const { format } = useReader()
  const answer = useRoute(clearanceCertificateRoute, { clearance })
  const { data, error } = answer
  if (error !== null) {
    return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
  }
  if (data === undefined) return <Reserved what={t('clearances.certificate')} />
  return (
    <section className="clearance-sheet" aria-labelledby="certificate">
      <h2 id="certificate">{t('clearances.certificate')}</h2>
      <p className="clearance-number">
        <bdi>{data.number}</bdi>
      </p>
      <QrCode text={data.text} label={t('clearances.qr-label', { number: data.number })} />
      <p>
        <bdi>{data.corridor}</bdi>. {t('clearances.issued-on')} <Moment iso={data.issuedAt} />.{' '}
        {t('clearances.good-until', { day: format.date(data.expiresOn) })}
      </p>
      <p className="note">
        {t('clearances.checked-at')} <bdi dir="ltr">{CLEARANCE_CHECK_PATH}</bdi>
      </p>
      <p className="actions clearance-screen">
        <button type="button" onClick={() => globalThis.print()}>
          {t('clearances.print')}
        </button>
        <CopyButton text={() => data.text} label={t('clearances.copy')} />
      </p>
    </section>
  )
}
