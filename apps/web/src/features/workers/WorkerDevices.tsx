import { endWorkerSessionRoute, workerSessionsRoute } from '@corridor/contract'
import { identityCall } from '../../app/identityCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { IdentityProblem } from '../identity/IdentityProblem.tsx'
import { Moment } from '../identity/Moment.tsx'
import { useSending } from '../identity/useIdentity.ts'
import { Screen } from './Screen.tsx'

/** Where the account is signed in, and how to end it there. */
export function WorkerDevices({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const devices = useRoute(workerSessionsRoute, {})
  const { send, error, isSending } = useSending()
  const end = (session: string) =>
    send(async () => {
      await identityCall(endWorkerSessionRoute, { session })
      await devices.refetch()
    })
  return (
    <Screen title={t('me.devices')} onBack={onBack}>
      {devices.error !== null && (
        <RouteProblem error={devices.error} onRetry={() => void devices.refetch()} />
      )}
      <IdentityProblem error={error} />
      <ul className="identity-list">
        {devices.data?.sessions.map(({ id, current, device, signedIn }) => (
          <li key={id}>
            <p>
              <bdi lang="en">{device}</bdi>{' '}
              {current && <strong>{t('identity.device-this')}</strong>}
            </p>
            <p className="note">
              {t('identity.device-signed-in')} <Moment iso={signedIn} />
            </p>
            {!current && (
              <p>
                <button
                  type="button"
                  className="me-choice"
                  aria-disabled={isSending}
                  onClick={() => void end(id)}
                >
                  {t('identity.device-end')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Screen>
  )
}
