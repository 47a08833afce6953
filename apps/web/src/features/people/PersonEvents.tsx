import { auditRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { EventTable } from '../identity/OwnEvents.tsx'

/** Who did what to an account, for those who may read the log. */
export function PersonEvents({ person }: { readonly person: string }) {
  const t = useMessages()
  const answer = useRoute(auditRoute, { subject: person, limit: 200 })
  return (
    <section>
      <h2>{t('people.events')}</h2>
      <p>{t('people.events-text')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && (
        <EventTable events={answer.data.events} label={t('people.events')} />
      )}
    </section>
  )
}
