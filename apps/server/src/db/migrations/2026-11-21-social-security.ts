import { type Kysely, sql } from 'kysely'
import { keepAsWritten } from './keepAsWritten.ts'

/** Agreements that an installation holds of its own, and simulations of careers asked for. */
export async function createSocialSecurity(db: Kysely<unknown>): Promise<void> {
  await createAgreements(db)
  await createCareerSimulations(db)
}

/**
 * Agreements on social security that an installation adds to those that come with Corridor: a small
 * reference table, read whole, to which is only added.
 */
async function createAgreements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('social_security_agreement')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agreement', 'text', (column) => column.notNull())
    .addColumn('content', 'jsonb', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('imported', 'timestamptz', (column) => column.notNull())
    .execute()
  await keepAsWritten(
    db,
    'social_security_agreement',
    'an agreement that was imported stays as it is; import a newer description',
  )
}

/** How far each is and its sums so far; the newest are kept. */
async function createCareerSimulations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('career_simulation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('model', 'jsonb', (column) => column.notNull())
    .addColumn('careers', 'integer', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('careers_done', 'integer', (column) => column.notNull())
    .addColumn('sums', 'jsonb')
    .addColumn('cancel_hash', 'text', (column) => column.notNull())
    .addColumn('queued', 'timestamptz', (column) => column.notNull())
    .addColumn('finished', 'timestamptz')
    .addColumn('failure', 'text')
    .execute()
}
