import {
  notificationsRoute,
  readNotificationsRoute,
  routeUrl,
  unreadNotificationsRoute,
} from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { AppLink } from '../../app/AppLink.tsx'
import { identityCall } from '../../app/identityCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { NOTIFICATIONS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { NotificationItem } from '../notifications/NotificationItem.tsx'
import { AnsweredPart } from './Part.tsx'

const NEWEST = 5

/** What she was told last. */
export function NewestNotifications() {
  const t = useMessages()
  const { preferences } = useReader()
  const queries = useQueryClient()
  const answer = useRoute(notificationsRoute, { language: preferences.lang, limit: NEWEST })
  const mark = async (id: string) => {
    // What failed is as unread as before.
    await identityCall(readNotificationsRoute, {}, { ids: [id] }).catch(() => {})
    await queries.invalidateQueries({ queryKey: [routeUrl(unreadNotificationsRoute, {})] })
    await answer.refetch()
  }
  return (
    <AnsweredPart title={t('notifications.title')} answer={answer}>
      {({ notifications, next }) => (
        <>
          {notifications.length === 0 && <p>{t('notifications.empty')}</p>}
          <ul className="notifications">
            {notifications.map((one) => (
              <NotificationItem
                key={one.id}
                notification={one}
                level="h3"
                onRead={() => mark(one.id)}
              />
            ))}
          </ul>
          {next !== null && (
            <p>
              <AppLink to={NOTIFICATIONS_PATH}>{t('workspaces.all-notifications')}</AppLink>
            </p>
          )}
        </>
      )}
    </AnsweredPart>
  )
}
