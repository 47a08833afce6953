import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // A row says that everything the tenant holds is synthetic. Nothing takes it away.
  `create table demonstration (
    tenant text not null primary key,
    seed integer not null,
    starts_on date not null,
    ends_on date not null,
    agencies integer not null,
    begun timestamptz(3) not null,
    finished timestamptz(3),
    -- Records that the guided tour shows, by stop: made of ids alone.
    tour text
  )`,
]

/** Whether what a tenant holds is synthetic. */
export async function createDemonstration(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
