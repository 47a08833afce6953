import { type Kysely, sql } from 'kysely'

/**
 * What was put back into the log after it was tampered with, and what stood there instead: kept
 * whole, and only added to.
 */
export async function createReinstatements(db: Kysely<unknown>): Promise<void> {
  await sql`create table ledger_reinstatement (
    tenant text not null,
    record text not null,
    version integer not null,
    at timestamptz(3) not null,
    state text not null,
    primary key (tenant, record)
  )`.execute(db)
  await sql`create table ledger_quarantine (
    tenant text not null,
    reinstatement text not null,
    position integer not null,
    what text not null check (what in ('action', 'seal')),
    -- Of an action; null for a seal.
    record text,
    -- Of the record, or the number of the seal.
    version integer not null,
    -- Entry or body as it stood, and hash or signature.
    entry text not null,
    hash text not null,
    subject text,
    cipher bytea,
    -- Of a seal, as JSON.
    leaves text,
    -- Of all of it: the reinstatement says the same, and is sealed.
    digest text not null,
    set_aside timestamptz(3) not null,
    primary key (tenant, reinstatement, position)
  )`.execute(db)
}
