import type { Notification } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import './notifications.css'

/** One thing that somebody was told. */
export function NotificationItem({
  notification,
  level: Heading = 'h2',
  onRead,
}: {
  readonly notification: Notification
  readonly level?: 'h2' | 'h3'
  readonly onRead: () => Promise<void>
}) {
  const t = useMessages()
  const { subject, text, path, created, read } = notification
  return (
    <li className={read ? 'notification' : 'notification notification-unread'}>
      <Heading>
        {subject}
        {!read && <span className="notification-new"> {t('notifications.new')}</span>}
      </Heading>
      <p>{text}</p>
      <p className="notification-foot">
        <Moment iso={created} />
        {path !== null && (
          <AppLink to={path} aria-label={t('notifications.open-named', { subject })}>
            {t('notifications.open')}
          </AppLink>
        )}
        {!read && (
          <button
            type="button"
            className="quiet"
            aria-label={t('notifications.mark-named', { subject })}
            onClick={() => void onRead()}
          >
            {t('notifications.mark')}
          </button>
        )}
      </p>
    </li>
  )
}
