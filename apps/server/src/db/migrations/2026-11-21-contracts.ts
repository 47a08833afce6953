import { type Kysely, sql } from 'kysely'

/** The read models of workers' files and contracts, made from the log and made again from it. */
export async function createContracts(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table worker (
    tenant text not null,
    record text not null,
    version integer not null,
    person text,
    status text not null,
    registered_by text not null,
    registered_at text not null,
    open_to text[] not null,
    office text,
    jurisdiction text,
    search text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index worker_of_person on worker (tenant, person)',
  'create index worker_registered on worker (tenant, registered_at, record)',
  'create index worker_open_to on worker using gin (open_to)',
  `create table contract (
    tenant text not null,
    record text not null,
    version integer not null,
    worker text not null,
    agency text not null,
    employer text not null,
    job_order text,
    status text not null,
    signed_on date,
    organisations text[] not null,
    offices text[] not null,
    jurisdiction text,
    holds_vacancy boolean not null,
    opened_at text not null,
    state text not null,
    primary key (tenant, record)
  )`,
  'create index contract_of_worker on contract (tenant, worker)',
  'create index contract_of_job_order on contract (tenant, job_order) where holds_vacancy',
  'create index contract_opened on contract (tenant, opened_at, record)',
  'create index contract_organisations on contract using gin (organisations)',
]
