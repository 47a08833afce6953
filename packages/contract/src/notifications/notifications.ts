import { z } from 'zod'
import { LANGUAGES } from '../areas.ts'
import { route } from '../route.ts'

const unread = z.int().min(0)

/** Something a person was told; its text is in the language asked for. */
export const Notification = z.object({
  id: z.string(),
  /** As `proposal.waiting` or `security.new-device`. */
  kind: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Where on the desk it can be seen; null for what has no page. */
  path: z.string().nullable(),
  created: z.iso.datetime(),
  read: z.boolean(),
})
export type Notification = z.infer<typeof Notification>

export const notificationsRoute = route({
  id: 'listNotifications',
  method: 'GET',
  path: '/notifications',
  summary: 'What one was told, newest first, and how much of it is unread',
  permission: 'signed-in',
  input: z.object({
    language: z.enum(LANGUAGES).default('en'),
    before: z
      .string()
      .max(100)
      .optional()
      .describe('`next` of the page before: the notifications after it'),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    unread,
    notifications: z.array(Notification),
    /** Asks for the next page; null on the last. */
    next: z.string().nullable(),
  }),
  examples: [{}],
})

export const unreadNotificationsRoute = route({
  id: 'countUnreadNotifications',
  method: 'GET',
  path: '/notifications/unread',
  summary: 'How many notifications are unread',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ unread }),
  examples: [{}],
})

export const readNotificationsRoute = route({
  id: 'markNotificationsRead',
  method: 'POST',
  path: '/notifications/read',
  summary: 'Mark notifications as read, or all of them',
  permission: 'signed-in',
  input: z.object({}),
  body: z.object({
    ids: z.array(z.string().min(1).max(100)).max(100).nullable().describe('null for all'),
  }),
  bodyExample: { ids: null },
  output: z.object({ unread }),
  examples: [{}],
})

export const NotificationPreference = z.object({
  /** Whether notifications also come by e-mail. Notices of security always do. */
  email: z.boolean(),
})

export const notificationPreferenceRoute = route({
  id: 'getNotificationPreference',
  method: 'GET',
  path: '/notifications/preference',
  summary: 'Whether notifications also come by e-mail',
  permission: 'signed-in',
  input: z.object({}),
  output: NotificationPreference,
  examples: [{}],
})

export const changeNotificationPreferenceRoute = route({
  id: 'changeNotificationPreference',
  method: 'POST',
  path: '/notifications/preference',
  summary: 'Have notifications also by e-mail, or not; notices of security always come',
  permission: 'signed-in',
  input: z.object({}),
  body: z.object({ email: z.boolean() }),
  bodyExample: { email: false },
  output: NotificationPreference,
  examples: [{}],
})

export const NOTIFICATION_ROUTES = [
  notificationsRoute,
  unreadNotificationsRoute,
  readNotificationsRoute,
  notificationPreferenceRoute,
  changeNotificationPreferenceRoute,
] as const
