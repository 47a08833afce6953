import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  'alter table clearance add column form_key text',
  `update clearance set form_key = state::jsonb #>> '{form,keyId}' where kind = 'form'`,
  `create index clearance_of_form_key on clearance (tenant, form_key) where form_key is not null`,
  // Keys with which offices sign in an outage.
  `create table office_key (
    tenant text not null,
    record text not null,
    version integer not null,
    key_id text not null,
    public_key text not null,
    office text not null,
    jurisdiction text not null,
    status text not null,
    most integer not null,
    days integer not null,
    valid_from timestamptz,
    valid_until timestamptz,
    revoked_from timestamptz,
    sort timestamptz not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index office_key_newest on office_key (tenant, sort desc, record desc)',
  `create index office_key_delegated on office_key (tenant, valid_until)
    where valid_from is not null`,
  // Receipts of actions that a restore did not bring back.
  `create table lost_receipt (
    tenant text not null,
    record text not null,
    version integer not null,
    about text not null,
    about_version integer not null,
    hash text not null,
    recorded_at text not null,
    office text not null,
    jurisdiction text not null,
    status text not null,
    presented_at timestamptz not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index lost_receipt_newest on lost_receipt (tenant, presented_at desc, record desc)',
  // Restores that took a backup into use. Of this installation alone, and without a tenant.
  `create table restoration (
    id text primary key,
    kind text not null,
    taken timestamptz not null,
    started timestamptz not null,
    finished timestamptz not null,
    rows bigint not null
  )`,
]

/** What is kept for an outage and after it. */
export async function createContinuity(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
