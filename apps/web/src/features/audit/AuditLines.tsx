import { ROLES } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { AUDIT_PATH } from '../../app/paths.ts'
import { formatViewState, type Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { useOrganisations } from '../people/useOrganisations.ts'
import type { AuditLine } from './auditLine.ts'
import { AUDIT_VIEW, type AuditView, type Log, NO_FILTER } from './auditView.ts'
import { wordsOfActor, wordsOfCode, wordsOfFact } from './auditWords.ts'

/** Lines of a log, newest first: when, who, what, about which record; the rest on demand. */
export function AuditLines({
  log,
  lines,
}: {
  readonly log: Log
  readonly lines: readonly AuditLine[]
}) {
  return (
    <ol className="audit-lines">
      {lines.map((line) => (
        <li key={line.id} className={line.refused ? 'audit-refused' : undefined}>
          <Line log={log} line={line} />
        </li>
      ))}
    </ol>
  )
}

function Line({ log, line }: { readonly log: Log; readonly line: AuditLine }) {
  const t = useMessages()
  const words = wordsOfCode(log, line.code)
  return (
    <>
      <p className="audit-what">
        {words !== null && <strong>{t(words)}</strong>}{' '}
        <code dir="ltr" className="audit-code">
          {line.code}
        </code>
        {line.refused && <span className="audit-mark"> {t('audit.outcome-refused')}</span>}
      </p>
      <p>
        <Moment iso={line.at} /> · <Who log={log} line={line} />
      </p>
      {line.about !== null && <About log={log} line={line} about={line.about} />}
      {line.facts.length > 0 && <Facts facts={line.facts} />}
    </>
  )
}

function Who({ log, line: { who, role, organisation } }: LineProps) {
  const t = useMessages()
  const { organisationName } = useOrganisations()
  const name = who.name === null ? t(wordsOfActor(who.kind)) : <bdi>{who.name}</bdi>
  return (
    <>
      {who.id === null ? (
        name
      ) : (
        <AppLink to={AUDIT_PATH} search={only({ log, actor: who.id })}>
          {name}
        </AppLink>
      )}
      {role !== null && (
        <>
          {' · '}
          <RoleName role={role} />
        </>
      )}
      {organisation !== null && (
        <>
          {' · '}
          <bdi>{organisationName(organisation)}</bdi>
        </>
      )}
    </>
  )
}

/** The address of a log with one filter. */
const only = (part: Pick<AuditView, 'log'> & Partial<AuditView>): Query =>
  formatViewState(AUDIT_VIEW, { ...NO_FILTER, before: undefined, ...part })

interface LineProps {
  readonly log: Log
  readonly line: AuditLine
}

function RoleName({ role }: { readonly role: string }) {
  const t = useMessages()
  if (role === 'person') return t('audit.role-person')
  const isKnown = (ROLES as readonly string[]).includes(role)
  return isKnown ? t(`identity.role-${role}`) : <code dir="ltr">{role}</code>
}

function About({ log, line, about }: LineProps & { readonly about: string }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <p>
      {t('audit.about')}{' '}
      <AppLink to={AUDIT_PATH} search={only({ log, record: about })}>
        <code dir="ltr">{about}</code>
      </AppLink>
      {line.version !== null && (
        <span className="note"> {t('audit.version', { version: format.exact(line.version) })}</span>
      )}
    </p>
  )
}

function Facts({ facts }: Pick<AuditLine, 'facts'>) {
  const t = useMessages()
  return (
    <details>
      <summary>{t('audit.details')}</summary>
      <dl className="audit-facts">
        {facts.map(([name, value]) => {
          const words = wordsOfFact(name)
          return (
            <div key={name}>
              <dt>{words === null ? <code dir="ltr">{name}</code> : t(words)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
