import { type Kysely, sql } from 'kysely'

/** Simulations asked for. Which of them has an interval for an estimate is looked up by its key. */
export async function createSimulations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('simulation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('estimate_key', 'text', (column) => column.notNull())
    .addColumn('selection', 'jsonb', (column) => column.notNull())
    .addColumn('draws', 'integer', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('errors', 'jsonb', (column) => column.notNull())
    .addColumn('usual_errors', 'boolean', (column) => column.notNull())
    .addColumn('vintage', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('draws_done', 'integer', (column) => column.notNull())
    .addColumn('cancel_hash', 'text', (column) => column.notNull())
    .addColumn('queued', 'timestamptz', (column) => column.notNull())
    .addColumn('started', 'timestamptz')
    .addColumn('finished', 'timestamptz')
    .addColumn('failure', 'text')
    .addColumn('result', 'jsonb')
    .execute()
}
