import type { Me } from '@corridor/contract'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { AccessLog, ActionLog, ReadLog } from './AuditLogs.tsx'
import { AUDIT_VIEW, type AuditView, type Log, NO_FILTER, SHOWN } from './auditView.ts'
import { IntegrityAlert } from './IntegrityAlert.tsx'
import { IntegrityLog } from './IntegrityLog.tsx'
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
      <IntegrityAlert />
      <SegmentedControl
        label={t('audit.log')}
        value={log}
        options={SHOWN.map((value) => ({ value, label: t(`audit.log-${value}`) }))}
        onChange={(chosen) =>
          // What was done has other names in each log; who, which record and when stay.
          change({ log: chosen, what: undefined, outcome: undefined, before: undefined })
        }
      />
      {log === 'integrity' ? (
        <IntegrityLog />
      ) : (
        <Filtered log={log} view={view} mayExport={mayExport} change={change} />
      )}
    </>
  )
}

/** One of the logs, narrowed. */
function Filtered({
  log,
  view,
  mayExport,
  change,
}: {
  readonly log: Log
  readonly view: AuditView
  readonly mayExport: boolean
  readonly change: (part: Partial<AuditView>) => void
}) {
  const Shown = LOG_PAGES[log]
  return (
    <>
      <AuditFilters
        key={JSON.stringify(view)}
        log={log}
        filter={view}
        onFilter={(filter) => change({ ...NO_FILTER, ...filter, before: undefined })}
      />
      <Shown view={view} mayExport={mayExport} onPage={(before) => change({ before })} />
    </>
  )
}

const LOG_PAGES = { access: AccessLog, actions: ActionLog, reads: ReadLog } as const
