import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table job_order_import (
    tenant text not null,
    id text not null,
    digest text not null,
    file_name text not null,
    -- The person who looked the file through; she alone finds it.
    person text not null,
    agency text not null,
    -- What was found and what it would begin, as JSON.
    found text not null,
    state text not null check (state in ('checked', 'writing', 'written')),
    with_questions boolean not null,
    -- Who enters it and in which role, as JSON; null before it is entered.
    context text,
    done integer not null,
    total integer not null,
    failures text not null,
    created timestamptz(3) not null,
    primary key (tenant, id)
  )`,
]

/** Files of job orders that were looked through, and how far they are entered. */
export async function createJobOrderImports(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
