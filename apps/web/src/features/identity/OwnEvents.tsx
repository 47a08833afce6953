import { type AuditEvent, ownEventsRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Moment } from './Moment.tsx'

/** What the log may say of one's own account; anything else is shown as the log names it. */
const KNOWN = new Set([
  'accept.invitation',
  'add.passkey',
  'add.totp',
  'begin.totp',
  'change.account',
  'change.password',
  'deactivate.person',
  'end.other-sessions',
  'end.session',
  'first-run',
  'grant.role',
  'invite.person',
  'reactivate.person',
  'link.provider',
  'read.audit',
  'read.people',
  'read.person',
  'recover.account',
  'recover.person',
  'refused',
  'remove.passkey',
  'remove.totp',
  'renew.recovery-codes',
  'sign-in',
  'sign-in.failed',
  'sign-out',
  'unlock.person',
  'withdraw.role',
])

/** What happened to the own account, and who opened its record. */
export function OwnEvents() {
  const t = useMessages()
  const answer = useRoute(ownEventsRoute, {})
  return (
    <section>
      <h2>{t('identity.events')}</h2>
      <p>{t('identity.events-text')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && (
        <EventTable events={answer.data.events} label={t('identity.events')} />
      )}
    </section>
  )
}

/** Lines of the log about people and access: when, what, who, from where. */
export function EventTable({
  events,
  label,
}: {
  readonly events: readonly AuditEvent[]
  readonly label: string
}) {
  const t = useMessages()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('identity.event-when')}</th>
            <th scope="col">{t('identity.event-what')}</th>
            <th scope="col">{t('identity.event-who')}</th>
            <th scope="col">{t('identity.device-network')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, at, verb, actor, network }) => (
            <tr key={id}>
              <td>
                <Moment iso={at} />
              </td>
              <td>
                {KNOWN.has(verb) ? (
                  t(`identity.event-${verb.replaceAll('.', '-')}`)
                ) : (
                  <code dir="ltr">{verb}</code>
                )}
              </td>
              <td>
                {actor.name === null ? t(`identity.actor-${actor.kind}`) : <bdi>{actor.name}</bdi>}
              </td>
              <td dir="ltr">{network ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
