import { type Kysely, sql } from 'kysely'
import { keepAsWritten } from './keepAsWritten.ts'

/**
 * Members of staff, how they sign in, what they may, and what happened. Sign-in stays on one node
 * of a distributed database; no other table refers to these by a foreign key. Of every token there
 * is only a hash.
 */
export async function createIdentity(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db)
  await keepAsWritten(db, 'audit_event', 'the audit log is only added to')
}

const TABLES = [
  `create table person (
    id text primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    language text not null check (language in ('en', 'fr', 'es', 'ar')),
    state text not null check (state in ('active', 'deactivated')),
    created timestamptz not null,
    last_sign_in timestamptz
  )`,
  `create table person_password (
    person text primary key references person,
    hash text not null,
    changed timestamptz not null
  )`,
  `create table person_totp (
    person text primary key references person,
    secret text not null,
    confirmed timestamptz,
    last_step bigint
  )`,
  `create table passkey (
    id text primary key,
    person text not null references person,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    label text not null,
    created timestamptz not null,
    used timestamptz
  )`,
  'create index passkey_of_person on passkey (person)',
  `create table passkey_challenge (
    hash text primary key,
    purpose text not null check (purpose in ('register', 'sign-in')),
    person text references person,
    expires timestamptz not null
  )`,
  `create table recovery_code (
    hash text primary key,
    person text not null references person
  )`,
  'create index recovery_code_of_person on recovery_code (person)',
  `create table sign_in_session (
    hash text primary key,
    id text not null unique,
    person text not null references person,
    assurance text not null check (assurance in ('one-factor', 'two-factor')),
    device text not null,
    network text not null,
    signed_in timestamptz not null,
    seen timestamptz not null,
    expires timestamptz not null
  )`,
  'create index sign_in_session_of_person on sign_in_session (person)',
  `create table one_time_link (
    hash text primary key,
    id text not null unique,
    kind text not null check (kind in ('first-run', 'invitation', 'recovery')),
    person text references person,
    email text,
    name text,
    language text,
    roles jsonb not null,
    created_by text references person,
    created timestamptz not null,
    expires timestamptz not null,
    used timestamptz,
    withdrawn timestamptz
  )`,
  `create table sign_in_attempt (
    scope text not null,
    key text not null,
    since timestamptz not null,
    count integer not null,
    primary key (scope, key)
  )`,
  `create table role_grant (
    id text primary key,
    person text not null references person,
    role text not null,
    organisation text not null,
    office text,
    jurisdiction text,
    valid_from date not null,
    valid_until date,
    granted_by text references person,
    granted timestamptz not null,
    withdrawn timestamptz,
    withdrawn_by text references person
  )`,
  'create index role_grant_of_person on role_grant (person)',
  `create table service_account (
    id text primary key,
    name text not null,
    scopes jsonb not null,
    state text not null check (state in ('active', 'deactivated')),
    created_by text not null references person,
    created timestamptz not null
  )`,
  `create table service_key (
    hash text primary key,
    id text not null unique,
    account text not null references service_account,
    created timestamptz not null,
    expires timestamptz not null,
    used timestamptz
  )`,
  `create table audit_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    verb text not null,
    actor_kind text not null check (actor_kind in ('anonymous', 'person', 'service', 'system')),
    actor text,
    subject text,
    details jsonb not null,
    network text,
    request text
  )`,
  'create index audit_event_of_subject on audit_event (subject, id)',
  'create index audit_event_of_actor on audit_event (actor, id)',
]
