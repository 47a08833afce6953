import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table clearance (
    tenant text not null,
    record text not null,
    version integer not null,
    kind text not null,
    number text,
    worker text,
    contract text,
    agency text,
    job_order text,
    person text,
    office text,
    jurisdiction text,
    corridor text not null,
    licence_number text,
    holder_key text not null,
    status text not null,
    hold boolean not null,
    hold_cause text,
    hold_subject text,
    decided text[] not null,
    waits text,
    duplicate_of text,
    requested_at timestamptz not null,
    issued_at timestamptz,
    expires_on date,
    expires timestamptz,
    stopped_at timestamptz,
    state text not null,
    primary key (tenant, record)
  )`,
  'create unique index clearance_number on clearance (tenant, number) where number is not null',
  'create index clearance_newest on clearance (tenant, requested_at desc, record desc)',
  'create index clearance_of_contract on clearance (tenant, contract)',
  'create index clearance_of_agency on clearance (tenant, agency, status)',
  'create index clearance_of_holder on clearance (tenant, holder_key)',
  `create index clearance_stopped on clearance (tenant, number)
    where status = 'revoked' or hold`,
  `create table clearance_movement (
    tenant text not null,
    clearance text not null,
    kind text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (tenant, clearance, kind)
  )`,
  `create table certificate_key_statement (
    tenant text not null,
    statement integer not null,
    body text not null,
    root_signature text not null,
    primary key (tenant, statement)
  )`,
]

/** Clearances, what was reported of their holders' movements, and the keys of certificates. */
export async function createClearances(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
