import { changeNotificationPreferenceRoute, notificationPreferenceRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DeskProblem } from '../desk/DeskProblem.tsx'

/** Whether notifications also come by e-mail. */
export function EmailChoice() {
  const t = useMessages()
  const preference = useRoute(notificationPreferenceRoute, {})
  const [problem, setProblem] = useState<unknown>(null)
  if (preference.data === undefined) return null
  const change = async (email: boolean) => {
    setProblem(null)
    try {
      await identityCall(changeNotificationPreferenceRoute, {}, { email })
    } catch (reason) {
      setProblem(reason)
    }
    await preference.refetch()
  }
  return (
    <section aria-labelledby="notifications-email">
      <h2 id="notifications-email">{t('notifications.email')}</h2>
      {problem !== null && <DeskProblem error={problem} />}
      <p>
        <label>
          <input
            type="checkbox"
            checked={preference.data.email}
            onChange={({ target }) => void change(target.checked)}
          />{' '}
          {t('notifications.email-wanted')}
        </label>
      </p>
      <p className="note">{t('notifications.email-note')}</p>
    </section>
  )
}
