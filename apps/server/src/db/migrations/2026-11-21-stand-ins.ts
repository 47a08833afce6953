import { type Kysely, sql } from 'kysely'

/** Who stands in for whom, who is away, and what ties a person to whom. Builds on identity. */
export async function createStandIns(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
}

const TABLES = [
  `create table stand_in (
    id text primary key,
    giver text not null references person,
    receiver text not null references person check (receiver <> giver),
    role text not null,
    organisation text not null,
    office text,
    jurisdiction text,
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    only_in_absence boolean not null,
    given timestamptz not null,
    ended timestamptz
  )`,
  'create index stand_in_of_receiver on stand_in (receiver)',
  'create index stand_in_of_giver on stand_in (giver)',
  `create table absence (
    id text primary key,
    person text not null references person,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    recorded timestamptz not null
  )`,
  'create index absence_of_person on absence (person)',
  `create table interest (
    id text primary key,
    person text not null references person,
    kind text not null check (kind in ('declared', 'household', 'employment')),
    tie text not null,
    words text not null,
    first_day date not null,
    last_day date check (last_day >= first_day),
    declared timestamptz not null
  )`,
  'create index interest_of_person on interest (person)',
]
