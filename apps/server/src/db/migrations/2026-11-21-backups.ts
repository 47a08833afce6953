import { type Kysely, sql } from 'kysely'

/** What backups and restore drills came to. Of this installation alone, and without a tenant. */
export async function createBackups(db: Kysely<unknown>): Promise<void> {
  await sql`create table backup_run (
    id text primary key,
    kind text not null check (kind in ('logical', 'physical', 'drill')),
    state text not null check (state in ('done', 'failed')),
    started timestamptz not null,
    finished timestamptz not null,
    file text,
    bytes bigint,
    rows bigint,
    failure text
  )`.execute(db)
  await sql`create index backup_run_started on backup_run (started)`.execute(db)
}
