import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // To whoever may do something; who that is, is found when it is handed out.
  `create table notice (
    tenant text not null,
    id text not null,
    audience text not null,
    kind text not null,
    params text not null,
    record text,
    created timestamptz(3) not null,
    delivered timestamptz(3),
    primary key (tenant, id)
  )`,
  `create index notice_waiting on notice (tenant, created) where delivered is null`,
  `create table notification (
    tenant text not null,
    person text not null,
    id text not null,
    kind text not null,
    params text not null,
    record text,
    created timestamptz(3) not null,
    read timestamptz(3),
    mail text not null check (mail in ('waiting', 'sent', 'off')),
    primary key (tenant, person, id)
  )`,
  'create index notification_newest on notification (tenant, person, created desc, id desc)',
  `create index notification_unread on notification (tenant, person) where read is null`,
  `create index notification_mail on notification (tenant, created) where mail = 'waiting'`,
  `create table notification_preference (
    tenant text not null,
    person text not null,
    email boolean not null,
    changed timestamptz(3) not null,
    primary key (tenant, person)
  )`,
  // What a browser calls itself, without versions: enough to tell a new device from an old one.
  `create table known_device (
    tenant text not null,
    person text not null,
    device text not null,
    first_seen timestamptz(3) not null,
    primary key (tenant, person, device)
  )`,
]

/** What people are told, and whether also by e-mail. */
export async function createNotifications(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
