import { workerEventsRoute } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { Screen } from './Screen.tsx'

/** Words for what the log may say of a worker's account; anything else as the log names it. */
const WORDS: Readonly<Record<string, string>> = {
  'claim.worker-account': 'me.event-claim',
  'change.contact': 'me.event-contact',
  'lose.contact': 'me.event-contact-lost',
  'renew.return-code': 'me.event-new-code',
  'end.session': 'identity.event-end-session',
  'sign-in': 'identity.event-sign-in',
  'sign-out': 'identity.event-sign-out',
  refused: 'identity.event-refused',
}

/** What happened to the account, and who opened its record. */
export function WorkerEvents({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const answer = useRoute(workerEventsRoute, {})
  return (
    <Screen title={t('me.events')} onBack={onBack}>
      <p>{t('me.events-text')}</p>
      {answer.error !== null && (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      <ul className="identity-list">
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
                <Moment iso={at} />
              </p>
            </li>
          )
        })}
      </ul>
    </Screen>
  )
}
