import type { Me } from '@corridor/contract'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { AccessLog, ActionLog, ReadLog } from './AuditLogs.tsx'
import { AUDIT_VIEW, LOGS, NO_FILTER } from './auditView.ts'
import { SelfVerifications } from './SelfVerifications.tsx'
import './audit.css'

/** Who did and who read what, for those who may read the log. */
export function AuditPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('audit.title')} section="audit">
      {(me) =>
        me.permissions.includes('read.log-entry') ? (
          <Audit me={me} />
        ) : (
          <p>{t('audit.not-permitted')}</p>
        )
      }
    </DeskPage>
  )
}

function Audit({ me }: { readonly me: Me }) {
  const t = useMessages()
  const [view, change] = useViewState(AUDIT_VIEW)
  const { log } = view
  const mayExport = me.permissions.includes('export.log-entry')
  return (
    <>
      <p className="audit-measure">{t('audit.lead')}</p>
      <p className="note audit-measure">{t('audit.logged')}</p>
      <SelfVerifications />
      <SegmentedControl
        label={t('audit.log')}
        value={log}
        options={LOGS.map((value) => ({ value, label: t(`audit.log-${value}`) }))}
        onChange={(chosen) =>
          // What was done has other names in each log; who, which record and when stay.
          change({ log: chosen, what: undefined, outcome: undefined, before: undefined })
        }
      />
      <AuditFilters
        key={JSON.stringify(view)}
        log={log}
        filter={view}
        onFilter={(filter) => change({ ...NO_FILTER, ...filter, before: undefined })}
      />
      {log === 'access' ? (
        <AccessLog view={view} mayExport={mayExport} onPage={(before) => change({ before })} />
      ) : log === 'actions' ? (
        <ActionLog view={view} mayExport={mayExport} onPage={(before) => change({ before })} />
      ) : (
        <ReadLog view={view} mayExport={mayExport} onPage={(before) => change({ before })} />
      )}
    </>
  )
}
