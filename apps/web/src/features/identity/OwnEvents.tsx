import { type AuditEvent, ownEventsRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { eventWords } from './eventWords.ts'
import { Moment } from './Moment.tsx'

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
                <Verb verb={verb} />
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

function Verb({ verb }: { readonly verb: string }) {
  const t = useMessages()
  const words = eventWords(verb)
  return words === null ? <code dir="ltr">{verb}</code> : t(words)
}
