import { type Kysely, sql } from 'kysely'

/** What the server found when it verified its own log, and what had rested on what was changed. */
export async function createSelfVerifications(db: Kysely<unknown>): Promise<void> {
  await sql`create table ledger_self_verification (
    tenant text not null,
    id text not null,
    begun timestamptz not null,
    ended timestamptz not null,
    intact boolean not null,
    seal integer not null,
    actions bigint not null,
    faults jsonb not null,
    consequences jsonb not null,
    primary key (tenant, id)
  )`.execute(db)
  await sql`create index ledger_self_verification_newest
    on ledger_self_verification (tenant, ended desc)`.execute(db)
}
