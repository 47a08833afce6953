import { type Kysely, sql } from 'kysely'

/**
 * The read model of break-glass, made from the log and made again from it, and the place in the log
 * of readings where a reading says that it rested on one. Builds on the ledger.
 */
export async function createEmergencies(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table break_glass (
    tenant text not null,
    record text not null,
    version integer not null,
    status text not null,
    person text not null,
    permission text not null,
    subject_kind text not null,
    subject text not null,
    jurisdiction text,
    opened timestamptz(3) not null,
    closes timestamptz(3) not null,
    review_due_on date not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index break_glass_of_person on break_glass (tenant, person, opened)',
  'create index break_glass_opened on break_glass (tenant, opened)',
  'alter table ledger_read add column break_glass text',
  `create index ledger_read_break_glass on ledger_read (tenant, break_glass)
    where break_glass is not null`,
]
