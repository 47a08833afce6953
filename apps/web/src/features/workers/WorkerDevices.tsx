import type { workerSessionsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { MeMoment } from './MeMoment.tsx'
import { MeProblem } from './MeProblem.tsx'
import { meSend } from './meCall.ts'
import { Screen } from './Screen.tsx'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'

/** Where the account is signed in, and how to end it there. */
export function WorkerDevices({ onBack }: { readonly onBack: () => void }) {
  const t = useMessages()
  const devices = useReading<RouteOutput<typeof workerSessionsRoute>>('/identity/worker/sessions')
  const { send, error, isSending } = useMeSending()
  const end = (session: string) =>
    send(async () => {
      await meSend('DELETE', `/identity/worker/sessions/${encodeURIComponent(session)}`)
      await devices.again()
    })
  return (
    <Screen title={t('me.devices')} onBack={onBack}>
      <MeProblem error={devices.error} onRetry={() => void devices.again()} />
      <MeProblem error={error} />
      <ul className="me-list">
        {devices.data?.sessions.map(({ id, current, device, signedIn }) => (
          <li key={id}>
            <p>
              <bdi lang="en">{device}</bdi> {current && <strong>{t('me.device-this')}</strong>}
            </p>
            <p className="note">
              {t('me.device-signed-in')} <MeMoment iso={signedIn} />
            </p>
            {!current && (
              <p>
                <button
                  type="button"
                  className="me-choice"
                  aria-disabled={isSending}
                  onClick={() => void end(id)}
                >
                  {t('me.device-end')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Screen>
  )
}
