import { type OutageReport, outageReportRoute, routeUrl } from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import './outages.css'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z$/
const FIELDS = { began: optionalText(INSTANT), ended: optionalText(INSTANT) }

/** What an outage cost and what came of its forms: read, printed, and as JSON. */
export function ReportPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('outage.report')} section="outage">
      <p className="lead outage-screen">{t('outage.report-lead')}</p>
      <Asked />
    </DeskPage>
  )
}

function Asked() {
  const t = useMessages()
  const [{ began, ended }, change] = useViewState(FIELDS)
  return (
    <>
      <Period
        key={`${began} ${ended}`}
        began={began}
        ended={ended}
        onChange={(from, to) => change({ began: from, ended: to })}
      />
      {began === undefined ? (
        <p>{t('outage.report-ask')}</p>
      ) : (
        <Report asked={{ began, ...(ended === undefined ? {} : { ended }) }} />
      )}
    </>
  )
}

const toLocal = (iso: string | undefined): string => {
  if (iso === undefined) return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const fromLocal = (text: string): string | undefined =>
  Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString()

function Period({
  began,
  ended,
  onChange,
}: {
  readonly began: string | undefined
  readonly ended: string | undefined
  readonly onChange: (began: string | undefined, ended: string | undefined) => void
}) {
  const t = useMessages()
  const [from, setFrom] = useState(toLocal(began))
  const [to, setTo] = useState(toLocal(ended))
  return (
    <form
      method="post"
      className="act-form outage-screen"
      onSubmit={(event) => {
        event.preventDefault()
        onChange(fromLocal(from), fromLocal(to))
      }}
    >
      <label className="field">
        <span className="field-label">{t('outage.began')}</span>
        <input
          type="datetime-local"
          required
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{t('outage.ended')}</span>
        <input type="datetime-local" value={to} onChange={({ target }) => setTo(target.value)} />
      </label>
      <p className="actions">
        <button type="submit" className="act-button">
          {t('outage.report-make')}
        </button>
      </p>
    </form>
  )
}

function Report({
  asked,
}: {
  readonly asked: { readonly began: string; readonly ended?: string }
}) {
  const t = useMessages()
  const answer = useRoute(outageReportRoute, asked)
  const { data, error } = answer
  if (error !== null) return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
  if (data === undefined) return <Reserved what={t('outage.report')} />
  return (
    <>
      <Windows report={data} />
      <Forms forms={data.forms} />
      <Receipts receipts={data.receipts} />
      <p className="note">{t('outage.report-internal')}</p>
      <p className="actions outage-screen">
        <button type="button" onClick={() => globalThis.print()}>
          {t('outage.report-print')}
        </button>
        <a href={routeUrl(outageReportRoute, asked)} download="outage-report.json">
          JSON
        </a>
      </p>
    </>
  )
}

/** Days, hours, minutes and seconds, as far as they are there. */
function useDuration(): (seconds: number) => string {
  const t = useMessages()
  return (seconds) => {
    const parts = [
      { id: 'days', value: Math.floor(seconds / 86_400) },
      { id: 'hours', value: Math.floor((seconds % 86_400) / 3600) },
      { id: 'minutes', value: Math.floor((seconds % 3600) / 60) },
      { id: 'seconds', value: seconds % 60 },
    ].filter(({ value }) => value > 0)
    return parts.length === 0
      ? t('outage.for-seconds', { count: 0 })
      : parts.map(({ id, value }) => t(`outage.for-${id}`, { count: value })).join(' ')
  }
}

function Lines({
  lines,
}: {
  readonly lines: readonly { readonly id: string; readonly value: ReactNode }[]
}) {
  const t = useMessages()
  return (
    <dl className="outage-particulars">
      {lines.map(({ id, value }) => (
        <div key={id}>
          <dt>{t(`outage.${id}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Windows({ report }: { readonly report: OutageReport }) {
  const t = useMessages()
  const duration = useDuration()
  const met = (found: OutageReport['dataLoss']) =>
    found === null ? (
      t('outage.not-known')
    ) : (
      <span className="outage-met" data-met={found.isMet ? 'yes' : 'no'}>
        {duration(found.seconds)}.{' '}
        {t(found.isMet ? 'outage.target-met' : 'outage.target-missed', {
          target: duration(found.targetSeconds),
        })}
      </span>
    )
  const { restoration } = report
  return (
    <Lines
      lines={[
        { id: 'began', value: <Moment iso={report.began} /> },
        { id: 'ended', value: <Moment iso={report.ended} /> },
        { id: 'length', value: duration(report.outageSeconds) },
        {
          id: 'backup',
          value: restoration === null ? t('outage.no-backup') : <Moment iso={restoration.taken} />,
        },
        { id: 'data-loss', value: met(report.dataLoss) },
        { id: 'recovery', value: met(report.recovery) },
      ]}
    />
  )
}

function Forms({ forms }: { readonly forms: OutageReport['forms'] }) {
  const t = useMessages()
  const { format } = useReader()
  const duration = useDuration()
  return (
    <section aria-labelledby="report-forms">
      <h2 id="report-forms">{t('outage.report-forms')}</h2>
      <Lines
        lines={[
          { id: 'count-issued', value: format.exact(forms.issued) },
          { id: 'count-entered', value: format.exact(forms.entered) },
          { id: 'count-persons', value: format.exact(forms.persons) },
          { id: 'count-duplicates', value: format.exact(forms.duplicates) },
          { id: 'count-missing', value: format.exact(forms.missing) },
          { id: 'count-reviewed', value: format.exact(forms.reviewed) },
          { id: 'count-open', value: format.exact(forms.openReviews) },
          { id: 'count-revoked', value: format.exact(forms.revoked) },
          ...(forms.longestDelaySeconds === null
            ? []
            : [{ id: 'longest-delay', value: duration(forms.longestDelaySeconds) }]),
        ]}
      />
      {forms.offices.length > 0 && <Offices offices={forms.offices} />}
    </section>
  )
}

function Offices({ offices }: { readonly offices: OutageReport['forms']['offices'] }) {
  const t = useMessages()
  const { format } = useReader()
  const figure = (id: string, of: (office: (typeof offices)[number]) => number) => ({
    id,
    header: t(`outage.count-${id}`),
    value: of,
    cell: (office: (typeof offices)[number]) => format.exact(of(office)),
  })
  return (
    <DataTable
      caption={t('outage.by-office')}
      rows={offices}
      rowKey={({ keyId, office }) => `${office} ${keyId}`}
      columns={[
        {
          id: 'office',
          header: t('outage.office'),
          value: ({ office }) => office,
          cell: ({ office }) => <bdi>{office}</bdi>,
        },
        figure('issued', ({ issued }) => issued),
        figure('entered', ({ entered }) => entered),
        {
          ...figure('missing', ({ missingCount }) => missingCount),
          cell: ({ missing, missingCount }) => (
            <>
              {format.exact(missingCount)} <bdi>{missing.join(' ')}</bdi>
            </>
          ),
        },
        figure('duplicates', ({ duplicates }) => duplicates),
        figure('open', ({ openReviews }) => openReviews),
      ]}
    />
  )
}

function Receipts({ receipts }: { readonly receipts: OutageReport['receipts'] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <section aria-labelledby="report-receipts">
      <h2 id="report-receipts">{t('outage.receipts')}</h2>
      <Lines
        lines={[
          { id: 'receipts-presented', value: format.exact(receipts.presented) },
          { id: 'receipts-replaced', value: format.exact(receipts.replaced) },
          { id: 'receipts-open', value: format.exact(receipts.open) },
          { id: 'receipts-settled', value: format.exact(receipts.settled) },
        ]}
      />
    </section>
  )
}
