import {
  notificationsRoute,
  readNotificationsRoute,
  routeUrl,
  unreadNotificationsRoute,
} from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { EmailChoice } from './EmailChoice.tsx'
import { NotificationItem } from './NotificationItem.tsx'
import './notifications.css'

/** What one was told, newest first. */
export function NotificationsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('notifications.title')} section={null}>
      {() => (
        <>
          <Notifications />
          <EmailChoice />
        </>
      )}
    </DeskPage>
  )
}

function Notifications() {
  const t = useMessages()
  const { preferences } = useReader()
  const queries = useQueryClient()
  /** Where each page begins, the first first. */
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const [problem, setProblem] = useState<unknown>(null)
  const before = pages.at(-1)
  const answer = useRoute(notificationsRoute, {
    language: preferences.lang,
    ...(before === undefined ? {} : { before }),
  })
  const { data, error } = answer
  if (error !== null) return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
  if (data === undefined) {
    return <Reserved what={t('notifications.title')} className="reserved-notifications" />
  }
  const mark = async (ids: string[] | null) => {
    setProblem(null)
    try {
      await identityCall(readNotificationsRoute, {}, { ids })
    } catch (reason) {
      setProblem(reason)
    }
    await queries.invalidateQueries({ queryKey: [routeUrl(unreadNotificationsRoute, {})] })
    await answer.refetch()
  }
  return (
    <>
      {problem !== null && <DeskProblem error={problem} />}
      {data.unread > 0 && (
        <p className="actions">
          <button type="button" onClick={() => void mark(null)}>
            {t('notifications.mark-all')}
          </button>
        </p>
      )}
      {data.notifications.length === 0 && <p>{t('notifications.empty')}</p>}
      <ul className="notifications">
        {data.notifications.map((one) => (
          <NotificationItem key={one.id} notification={one} onRead={() => mark([one.id])} />
        ))}
      </ul>
      <p className="actions">
        {pages.length > 1 && (
          <button type="button" onClick={() => setPages(pages.slice(0, -1))}>
            {t('notifications.newer')}
          </button>
        )}
        {data.next !== null && (
          <button type="button" onClick={() => setPages([...pages, data.next ?? undefined])}>
            {t('notifications.older')}
          </button>
        )}
      </p>
    </>
  )
}
