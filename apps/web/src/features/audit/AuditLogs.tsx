import {
  actionsExportRoute,
  actionsRoute,
  auditExportRoute,
  auditRoute,
  READ_ACTS,
  type ReadAct,
  readsExportRoute,
  readsRoute,
  routeUrl,
} from '@corridor/contract'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { AuditLines } from './AuditLines.tsx'
import { type AuditLine, lineOfAction, lineOfEvent, lineOfRead } from './auditLine.ts'
import { type AuditView, given, type Log } from './auditView.ts'

const PAGE = 50

interface LogProps {
  readonly view: AuditView
  readonly mayExport: boolean
  readonly onPage: (before: string | undefined) => void
}

/** Sign-ins, accounts, roles and who opened them. */
export function AccessLog({ view, mayExport, onPage }: LogProps) {
  const { actor, record, what, from, to, before } = view
  const filter = given({ actor, subject: record, verb: what, from, to })
  const answer = useRoute(auditRoute, { ...filter, ...given({ before }), limit: PAGE })
  const events = answer.data?.events
  return (
    <LogPage
      log="access"
      answer={answer}
      lines={events?.map(lineOfEvent)}
      next={events !== undefined && events.length === PAGE ? (events.at(-1)?.id ?? null) : null}
      before={before}
      exportHref={mayExport ? routeUrl(auditExportRoute, filter) : null}
      onPage={onPage}
    />
  )
}

/** What was done to records. */
export function ActionLog({ view, mayExport, onPage }: LogProps) {
  const { actor, record, what, from, to, before } = view
  const filter = given({ actor, record, type: what, from, to })
  const answer = useRoute(actionsRoute, { ...filter, ...given({ before }), limit: PAGE })
  return (
    <LogPage
      log="actions"
      answer={answer}
      lines={answer.data?.actions.map(lineOfAction)}
      next={answer.data?.next ?? null}
      before={before}
      exportHref={mayExport ? routeUrl(actionsExportRoute, filter) : null}
      onPage={onPage}
    />
  )
}

/** Who looked at what, and who was refused. */
export function ReadLog({ view, mayExport, onPage }: LogProps) {
  const { actor, record, what, outcome, from, to, before } = view
  const act = READ_ACTS.find((one): one is ReadAct => one === what)
  const filter = given({ actor, record, act, outcome, from, to })
  const answer = useRoute(readsRoute, { ...filter, ...given({ before }), limit: PAGE })
  return (
    <LogPage
      log="reads"
      answer={answer}
      lines={answer.data?.reads.map(lineOfRead)}
      next={answer.data?.next ?? null}
      before={before}
      exportHref={mayExport ? routeUrl(readsExportRoute, filter) : null}
      onPage={onPage}
    />
  )
}

function LogPage({
  log,
  answer,
  lines,
  next,
  before,
  exportHref,
  onPage,
}: {
  readonly log: Log
  readonly answer: {
    readonly error: RouteError | null
    readonly isPlaceholderData: boolean
    refetch(): Promise<unknown>
  }
  readonly lines: readonly AuditLine[] | undefined
  /** Of the page after this; null at the end. */
  readonly next: string | null
  readonly before: string | undefined
  readonly exportHref: string | null
  readonly onPage: (before: string | undefined) => void
}) {
  const t = useMessages()
  if (answer.error !== null) {
    return <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (lines === undefined) return <Reserved what={t('audit.title')} className="reserved-audit" />
  return (
    <section aria-label={t(`audit.log-${log}`)} aria-busy={answer.isPlaceholderData}>
      <p className="actions">
        <button type="button" onClick={() => void answer.refetch()}>
          {t('audit.refresh')}
        </button>
        {exportHref !== null && (
          <a href={exportHref} download>
            {t('audit.export')}
          </a>
        )}
      </p>
      {lines.length === 0 ? <p>{t('audit.nothing')}</p> : <AuditLines log={log} lines={lines} />}
      <p className="actions">
        {before !== undefined && (
          <button type="button" onClick={() => onPage(undefined)}>
            {t('audit.newest')}
          </button>
        )}
        {next !== null && (
          <button type="button" onClick={() => onPage(next)}>
            {t('audit.older')}
          </button>
        )}
      </p>
    </section>
  )
}
