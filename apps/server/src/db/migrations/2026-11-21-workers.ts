import { type Kysely, sql } from 'kysely'

/** Accounts of workers, who sign in with codes. Of every token and code there is only a hash. */
export async function createWorkers(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
}

const TABLES = [
  `create table worker_account (
    id text primary key,
    name text not null,
    language text not null check (language in ('en', 'fr', 'es', 'ar')),
    contact text unique,
    record text,
    state text not null check (state in ('active', 'deactivated')),
    created timestamptz not null,
    last_sign_in timestamptz
  )`,
  `create table worker_session (
    hash text primary key,
    id text not null unique,
    worker text not null references worker_account,
    own_phone boolean not null,
    device text not null,
    network text not null,
    signed_in timestamptz not null,
    seen timestamptz not null,
    expires timestamptz not null
  )`,
  'create index worker_session_of_worker on worker_session (worker)',
  `create table worker_claim (
    hash text primary key,
    id text not null unique,
    kind text not null check (kind in ('claim', 'return')),
    worker text references worker_account,
    name text not null,
    language text not null,
    record text,
    organisation text,
    issued_by text,
    created timestamptz not null,
    expires timestamptz,
    used timestamptz,
    check ((kind = 'return') = (worker is not null and expires is null))
  )`,
  `create unique index worker_claim_of_worker on worker_claim (worker) where kind = 'return'`,
  `create table worker_code (
    contact text not null,
    purpose text not null check (purpose in ('sign-in', 'add-contact')),
    worker text references worker_account,
    hash text not null,
    tries integer not null,
    expires timestamptz not null,
    primary key (contact, purpose)
  )`,
]
