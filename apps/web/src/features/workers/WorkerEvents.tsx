import type { workerEventsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { useReading } from './useReading.ts'

/** Words for what the log may say of a worker's account; anything else as the log names it. */
const WORDS: Readonly<Record<string, string>> = {
  'claim.worker-account': 'me.event-claim',
  'change.contact': 'me.event-contact',
  'lose.contact': 'me.event-contact-lost',
  'renew.return-code': 'me.event-new-code',
  'end.session': 'me.event-end-session',
  'sign-in': 'me.event-sign-in',
  'sign-out': 'me.event-sign-out',
  refused: 'me.event-refused',
}

/** What happened to the account, and who opened its record. */
export function WorkerEvents({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const answer = useReading<RouteOutput<typeof workerEventsRoute>>('/identity/worker/events')
  return (
    <Screen title={t('me.events')} onBack={onBack}>
      <p>{t('me.events-text')}</p>
      <MeProblem error={answer.error} onRetry={() => void answer.again()} />
      <ul className="me-list">
        {answer.data?.events.map(({ id, at, verb, actor }) => {
          const words = WORDS[verb]
          return (
            <li key={id}>
              <p>
                {words === undefined ? <code dir="ltr">{verb}</code> : t(words)}
                {actor.name !== null && (
                  <>
                    {': '}
                    <bdi>{actor.name}</bdi>
                  </>
                )}
              </p>
              <p className="note">
                <MeMoment iso={at} />
              </p>
            </li>
          )
        })}
      </ul>
    </Screen>
  )
}
