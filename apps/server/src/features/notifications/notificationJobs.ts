import type pg from 'pg'
import type { JobTask } from '../../jobs/jobQueue.ts'
import type { MessageGateway } from '../identity/messages/MessageGateway.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import { holdersOf } from './holdersOf.ts'
import { mailText } from './messages/noticeText.ts'
import type { Audience, NoticeKind } from './Notice.ts'
import {
  addHandOutJob,
  addMailJob,
  enterNotification,
  HAND_OUT,
  MAIL,
  type NoticePlace,
  type NotificationRow,
} from './notify.ts'

export interface NotificationParts extends NoticePlace {
  /** Connections with the rights of the tables' owner. */
  readonly owner: pg.Pool
  readonly timeZone: string
  readonly messages: MessageGateway
  readonly publicUrl: () => string
}

/** What the job queue runs for notifications. */
export const notificationTasks = (parts: NotificationParts): Readonly<Record<string, JobTask>> => ({
  [HAND_OUT]: (payload) => handOut(parts, (payload as { readonly id: string }).id),
  [MAIL]: (payload) => {
    const { person, id } = payload as { readonly person: string; readonly id: string }
    return mail(parts, person, id)
  },
})

interface NoticeRow extends NotificationRow {
  readonly audience: string
}

/** Enters a notice for everybody it is meant for; a second time nothing happens. */
export async function handOut(
  { owner, tenant, now, timeZone }: NotificationParts,
  id: string,
): Promise<void> {
  await inTransaction(owner, 'begin', async (client) => {
    const { rows } = await client.query<NoticeRow>(
      `select id, audience, kind, params, record, created from notice
       where tenant = $1 and id = $2 and delivered is null for update`,
      [tenant, id],
    )
    const [notice] = rows
    if (notice === undefined) return
    const audience = JSON.parse(notice.audience) as Audience
    const people =
      'person' in audience ? [audience.person] : await holdersOf(client, audience, now(), timeZone)
    await enterNotification(client, tenant, people, notice)
    await client.query('update notice set delivered = $3 where tenant = $1 and id = $2', [
      tenant,
      id,
      now(),
    ])
  })
}

interface MailRow {
  readonly kind: NoticeKind
  readonly params: string
  readonly email: string
  readonly name: string
  readonly language: 'en' | 'fr' | 'es' | 'ar'
  readonly active: boolean
}

/**
 * Sends the e-mail of a notification: once, unless the program ends between sending and noting it.
 *
 * @throws what the gateway throws; the queue tries again later.
 */
export async function mail(
  { owner, tenant, messages, publicUrl, timeZone }: NotificationParts,
  person: string,
  id: string,
): Promise<void> {
  const { rows } = await owner.query<MailRow>(
    `select n.kind, n.params, p.email, p.name, p.language, p.state = 'active' as active
     from notification n join person p on p.id = n.person
     where n.tenant = $1 and n.person = $2 and n.id = $3 and n.mail = 'waiting'`,
    [tenant, person, id],
  )
  const [row] = rows
  if (row === undefined) return
  if (row.active) {
    const { email: to, name, language } = row
    const text = mailText(
      { kind: row.kind, params: JSON.parse(row.params) },
      { language, timeZone, name, address: `${publicUrl()}/desk/notifications` },
    )
    await messages.send({ kind: 'notice', id, to, language, ...text })
  }
  await owner.query(
    `update notification set mail = $4 where tenant = $1 and person = $2 and id = $3`,
    [tenant, person, id, row.active ? 'sent' : 'off'],
  )
}

/** Asks again for what a lost job left over. */
export async function takeUpNotifications({ owner, tenant }: NotificationParts): Promise<void> {
  const { rows: notices } = await owner.query<{ id: string }>(
    'select id from notice where tenant = $1 and delivered is null',
    [tenant],
  )
  for (const { id } of notices) await addHandOutJob(owner, tenant, id)
  const { rows: mails } = await owner.query<{ person: string; id: string }>(
    `select person, id from notification where tenant = $1 and mail = 'waiting'`,
    [tenant],
  )
  for (const { person, id } of mails) await addMailJob(owner, tenant, person, id)
}
