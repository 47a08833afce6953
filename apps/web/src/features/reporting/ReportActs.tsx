import {
  acceptReportRoute,
  beginReportRoute,
  openReportRoute,
  type ReportFile,
  rescheduleReportRoute,
  returnReportRoute,
  reviseReportRoute,
  scheduleReportRoute,
  submitReportRoute,
  takeBackReportRoute,
  unscheduleReportRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { LineField, ProseField } from '../desk/fields.tsx'
import { ReasonedAct, RecordAct, useRegisterPlace } from '../registers/RecordParts.tsx'
import { MomentField } from './MomentField.tsx'

/** What may be done with a report now. */
export function ReportActs({
  file,
  checksum,
  counts,
  onStale,
}: {
  readonly file: ReportFile
  /** Of the answers as they are saved; null while they are not. */
  readonly checksum: string | null
  readonly counts: { readonly errors: number; readonly unexplained: number }
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useRegisterPlace(file, onStale)
  const input = { report: file.id }
  const shared = { input, place }
  const may = (type: string) =>
    file.acts.some((act) => act.type === type && act.reason !== 'not_permitted')
  const isInOrder = counts.errors === 0 && counts.unexplained === 0
  return (
    <>
      {file.status === 'drafted' && (
        <RecordAct file={file} type="report.open">
          <ActForm
            {...shared}
            route={openReportRoute}
            payload={{}}
            action={t('registers.act-open')}
          />
        </RecordAct>
      )}
      {['open', 'returned', 'revised'].includes(file.status) && (
        <RecordAct file={file} type="report.begin">
          <ActForm
            {...shared}
            route={beginReportRoute}
            payload={{}}
            action={t('registers.act-begin')}
          />
        </RecordAct>
      )}
      {file.status === 'in_progress' && may('report.submit') && (
        <section aria-labelledby="submit">
          <h3 id="submit">{t('registers.act-submit')}</h3>
          {checksum === null ? (
            <p>{t('reporting.submit-unsaved')}</p>
          ) : isInOrder ? (
            <ActForm
              {...shared}
              route={submitReportRoute}
              payload={{ checksum }}
              action={t('registers.act-submit')}
              consequence={t('reporting.submit-consequence')}
            />
          ) : (
            <p>
              {t('reporting.submit-not-yet', {
                errors: counts.errors,
                unexplained: counts.unexplained,
              })}
            </p>
          )}
        </section>
      )}
      {file.status === 'submitted' && (
        <>
          {file.submission !== null && (
            <RecordAct file={file} type="report.accept">
              <ActForm
                {...shared}
                route={acceptReportRoute}
                payload={{ checksum: file.submission.checksum }}
                action={t('registers.act-accept')}
              />
            </RecordAct>
          )}
          <ReasonedAct file={file} route={takeBackReportRoute} {...shared} />
        </>
      )}
      {['submitted', 'accepted'].includes(file.status) && (
        <ReasonedAct file={file} route={returnReportRoute} {...shared} />
      )}
      {file.status === 'accepted' && <Schedule file={file} shared={shared} />}
      {file.status === 'scheduled' && (
        <>
          <Reschedule file={file} shared={shared} />
          <ReasonedAct file={file} route={unscheduleReportRoute} {...shared} />
        </>
      )}
      {file.status === 'released' && <Revise file={file} shared={shared} />}
    </>
  )
}

interface ActProps {
  readonly file: ReportFile
  readonly shared: {
    readonly input: { readonly report: string }
    readonly place: ReturnType<typeof useRegisterPlace>
  }
}

function Schedule({ file, shared }: ActProps) {
  const t = useMessages()
  const [publishAt, setPublishAt] = useState('')
  const [licence, setLicence] = useState('CC BY 4.0')
  return (
    <RecordAct file={file} type="report.schedule">
      <ActForm
        {...shared}
        route={scheduleReportRoute}
        payload={{ publishAt, licence }}
        action={t('registers.act-schedule')}
        consequence={t('reporting.schedule-consequence')}
      >
        <MomentField label={t('reporting.publish-at')} onChange={setPublishAt} />
        <LineField
          label={t('reporting.licence')}
          value={licence}
          onChange={setLicence}
          mostCharacters={200}
        />
      </ActForm>
    </RecordAct>
  )
}

function Reschedule({ file, shared }: ActProps) {
  const t = useMessages()
  const [publishAt, setPublishAt] = useState('')
  const [reason, setReason] = useState('')
  return (
    <RecordAct file={file} type="report.reschedule">
      <ActForm
        {...shared}
        route={rescheduleReportRoute}
        payload={{ publishAt, reason }}
        action={t('registers.act-reschedule')}
      >
        <MomentField label={t('reporting.publish-at')} onChange={setPublishAt} />
        <ProseField label={t('registers.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </RecordAct>
  )
}

function Revise({ file, shared }: ActProps) {
  const t = useMessages()
  const [kind, setKind] = useState<'revision' | 'correction'>('revision')
  const [reason, setReason] = useState('')
  return (
    <RecordAct file={file} type="report.revise">
      <ActForm
        {...shared}
        route={reviseReportRoute}
        payload={{ kind, reason }}
        action={t('registers.act-revise')}
      >
        <p className="note">{t('reporting.revision-policy')}</p>
        <SegmentedControl
          label={t('reporting.revise-kind')}
          value={kind}
          options={(['revision', 'correction'] as const).map((value) => ({
            ...{ value, label: t(`reporting.kind-${value}`) },
          }))}
          onChange={setKind}
        />
        <ProseField label={t('registers.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </RecordAct>
  )
}
