import {
  changeNotificationPreferenceRoute,
  notificationPreferenceRoute,
  notificationsRoute,
  readNotificationsRoute,
  unreadNotificationsRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { requirePerson } from '../identity/sessions.ts'
import type { NotificationParts } from './notificationJobs.ts'
import {
  countUnread,
  listNotifications,
  markRead,
  setEmail,
  wantsEmail,
} from './readNotifications.ts'

/** What one was told: each reaches her own alone. */
export function notificationRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: Pick<NotificationParts, 'owner' | 'tenant' | 'now' | 'timeZone'>,
): void {
  const { owner } = parts
  mountPrivate(place, notificationsRoute, async (wanted, sender) => {
    const { person } = requirePerson(sender)
    const [list, unread] = await Promise.all([
      listNotifications(owner, parts, person, wanted),
      countUnread(owner, parts, person),
    ])
    return { ...list, unread }
  })
  mountPrivate(place, unreadNotificationsRoute, async (_, sender) => ({
    unread: await countUnread(owner, parts, requirePerson(sender).person),
  }))
  mountCommand(place, readNotificationsRoute, async (_, { ids }, sender) => {
    const { person } = requirePerson(sender)
    await markRead(owner, parts, person, ids)
    return { unread: await countUnread(owner, parts, person) }
  })
  mountPrivate(place, notificationPreferenceRoute, async (_, sender) => ({
    email: await wantsEmail(owner, parts, requirePerson(sender).person),
  }))
  mountCommand(place, changeNotificationPreferenceRoute, async (_, { email }, sender) => {
    await setEmail(owner, parts, requirePerson(sender).person, email)
    return { email }
  })
}
