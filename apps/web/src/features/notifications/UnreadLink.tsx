import { unreadNotificationsRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { NOTIFICATIONS_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** The way to what one was told, with how much of it is new. */
export function UnreadLink() {
  const t = useMessages()
  const { format } = useReader()
  const unread = useRoute(unreadNotificationsRoute, {}).data?.unread ?? 0
  return (
    <p className="desk-unread">
      <AppLink to={NOTIFICATIONS_PATH}>
        {unread === 0
          ? t('notifications.title')
          : t('notifications.unread', { count: unread, countText: format.exact(unread) })}
      </AppLink>
    </p>
  )
}
