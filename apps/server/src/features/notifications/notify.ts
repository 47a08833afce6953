import { randomUUID } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import { addJob } from '../../jobs/jobQueue.ts'
import type { Notice } from './Notice.ts'

/** One client's or pool's statements. */
export type Statements = Pick<pg.Pool, 'query'>

export const HAND_OUT = 'notice_hand_out'
export const MAIL = 'notification_mail'

/** What notices are entered with. */
export interface NoticePlace {
  readonly tenant: string
  readonly now: () => Date
}

/**
 * Tells somebody something, in the transaction of what it tells of: undone with it, seen after it.
 *
 * A person has it at once; who may do something is found when it is handed out, so that a mandate
 * given or taken meanwhile counts.
 */
export async function notify(
  client: Statements,
  { tenant, now }: NoticePlace,
  { to, kind, params, record }: Notice,
): Promise<void> {
  const id = randomUUID()
  if ('person' in to) {
    await enterNotification(client, tenant, [to.person], {
      id,
      kind,
      params: JSON.stringify(params),
      record: record ?? null,
      created: now(),
    })
    return
  }
  await client.query(
    `insert into notice (tenant, id, audience, kind, params, record, created)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, id, JSON.stringify(to), kind, JSON.stringify(params), record ?? null, now()],
  )
  await addHandOutJob(client, tenant, id)
}

export const addHandOutJob = (client: Statements, tenant: string, id: string): Promise<void> =>
  addJob(client, { task: HAND_OUT, payload: { tenant, id }, key: `${HAND_OUT} ${id}` })

export interface NotificationRow {
  readonly id: string
  readonly kind: string
  readonly params: string
  readonly record: string | null
  readonly created: Date
}

/** Enters a notification for each person once, with its e-mail where she wants one. */
export async function enterNotification(
  client: Statements,
  tenant: string,
  people: readonly string[],
  { id, kind, params, record, created }: NotificationRow,
): Promise<void> {
  const { rows } = await client.query<{ person: string; mail: string }>(
    `insert into notification (tenant, person, id, kind, params, record, created, mail)
     select $1, p.person, $3, $4, $5, $6, $7,
            case when coalesce(n.email, true) or $4 like 'security.%' then 'waiting' else 'off' end
     from unnest($2::text[]) as p (person)
     left join notification_preference n on n.tenant = $1 and n.person = p.person
     on conflict (tenant, person, id) do nothing
     returning person, mail`,
    [tenant, people, id, kind, params, record, created],
  )
  for (const { person, mail } of rows) {
    if (mail === 'waiting') await addMailJob(client, tenant, person, id)
  }
}

export const addMailJob = (
  client: Statements,
  tenant: string,
  person: string,
  id: string,
): Promise<void> =>
  addJob(client, {
    task: MAIL,
    payload: { tenant, person, id },
    key: `${MAIL} ${person} ${id}`,
  })

/** The statements of a kysely transaction, for what is written with plain SQL. */
export const statementsOf = <Schema>(db: Kysely<Schema>): Statements =>
  ({
    query: async (text: string, values: readonly unknown[] = []) => {
      const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
    },
  }) as unknown as Statements
