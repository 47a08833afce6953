import { devicesRoute, endOtherSessionsRoute, endSessionRoute } from '@corridor/contract'
import { identityCall } from '../../app/identityCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { IdentityProblem } from './IdentityProblem.tsx'
import { Moment } from './Moment.tsx'
import { useSending } from './useIdentity.ts'

/** Where the account is signed in, and how to end it there. */
export function Devices() {
  const t = useMessages()
  const devices = useRoute(devicesRoute, {})
  const { send, error, isSending } = useSending()
  const end = (call: () => Promise<unknown>) =>
    send(async () => {
      await call()
      await devices.refetch()
    })
  const sessions = devices.data?.sessions ?? []
  return (
    <section>
      <h2>{t('identity.devices')}</h2>
      {devices.error !== null && (
        <RouteProblem error={devices.error} onRetry={() => void devices.refetch()} />
      )}
      <IdentityProblem error={error} />
      <ul className="identity-list">
        {sessions.map(({ id, current, device, network, signedIn, seen }) => (
          <li key={id}>
            <p>
              <bdi lang="en">{device}</bdi>{' '}
              {current && <strong>{t('identity.device-this')}</strong>}
            </p>
            <p className="note">
              {t('identity.device-signed-in')} <Moment iso={signedIn} />.{' '}
              {t('identity.device-seen')} <Moment iso={seen} />. {t('identity.device-network')}{' '}
              <bdi>{network}</bdi>
            </p>
            {!current && (
              <p>
                <button
                  type="button"
                  aria-disabled={isSending}
                  onClick={() => void end(() => identityCall(endSessionRoute, { session: id }))}
                >
                  {t('identity.device-end')}
                  <span className="off-screen"> {device}</span>
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p>
          <button
            type="button"
            aria-disabled={isSending}
            onClick={() => void end(() => identityCall(endOtherSessionsRoute, {}))}
          >
            {t('identity.device-end-others')}
          </button>
        </p>
      )}
    </section>
  )
}
