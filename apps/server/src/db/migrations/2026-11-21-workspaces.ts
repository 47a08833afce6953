import { type Kysely, sql } from 'kysely'

/** What concerns a post or a worker is found without going through all of it. */
export async function indexWorkspaces(db: Kysely<unknown>): Promise<void> {
  await sql`create index contract_offices on contract using gin (offices)`.execute(db)
  await sql`create index clearance_of_worker on clearance (tenant, worker)`.execute(db)
  await sql`create index document_concerns on document (tenant, concerns)`.execute(db)
}
