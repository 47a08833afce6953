import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table deadline (
    tenant text not null,
    record text not null,
    name text not null,
    -- Version of the action that opened it.
    opened integer not null,
    kind text not null,
    jurisdiction text,
    started timestamptz(3) not null,
    -- The rule as the action states it, to count anew when a calendar changes.
    rule text not null,
    state text not null check (state in ('open', 'met', 'missed')),
    -- Both null where it cannot be told when it is due.
    last_day date,
    missed_from timestamptz(3),
    cannot_tell text,
    missed_action text,
    ended timestamptz(3),
    -- Version of the action that ended it; null where it was only marked.
    ended_by integer,
    primary key (tenant, record, name, opened),
    check ((missed_from is null) = (cannot_tell is not null)),
    check ((state = 'open') = (ended is null))
  )`,
  `create unique index deadline_open on deadline (tenant, record, name) where state = 'open'`,
  `create index deadline_due on deadline (tenant, missed_from) where state = 'open'`,
  // What waits for somebody: one line for each act that a record needs next.
  `create table work_item (
    tenant text not null,
    record text not null,
    permission text not null,
    kind text not null,
    title text not null,
    act text not null,
    since timestamptz(3) not null,
    -- Persons who must not do it, though permitted.
    excluded text[] not null,
    -- What the permission is judged by.
    protected_kind text not null,
    protected_id text not null,
    owner text,
    organisations text[] not null,
    office text,
    jurisdiction text,
    assignees text[] not null,
    mandate_holders text[] not null,
    state text,
    taken_by text,
    taken timestamptz(3),
    primary key (tenant, record, permission),
    check ((taken_by is null) = (taken is null))
  )`,
  'create index work_item_permission on work_item (tenant, permission, since)',
  `create table holiday_calendar (
    tenant text not null,
    record text not null,
    version integer not null,
    jurisdiction text not null,
    status text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index holiday_calendar_jurisdiction on holiday_calendar (tenant, jurisdiction)',
]

/** Deadlines of records, what waits for whom, and the read model of holiday calendars. */
export async function createDeadlines(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
