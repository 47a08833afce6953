import { type Kysely, sql } from 'kysely'
import { keepAsWritten } from './keepAsWritten.ts'

/**
 * What an installation adds to the facts on standards that come with Corridor. Reference tables in
 * the sense of a distributed database: small, read whole, the same on every node. Their keys are
 * made by the program, so that no sequence has to be shared.
 */
export async function createStandards(db: Kysely<unknown>): Promise<void> {
  await createLists(db)
  await createSupervision(db)
  await createReviews(db)
  await createRevision(db)
}

async function createLists(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standards_list')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('instrument', 'text', (column) => column.notNull())
    .addColumn('complete_through', 'date', (column) => column.notNull())
    .addColumn('list', 'jsonb', (column) => column.notNull())
    .addColumn('ratifications', 'jsonb', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('imported', 'timestamptz', (column) => column.notNull())
    .execute()
  await keepAsWritten(
    db,
    'standards_list',
    'a list that was imported stays as it is; import a newer',
  )
}

async function createSupervision(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('supervision_record')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('record', 'jsonb', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('imported', 'timestamptz', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('reporting_cycle')
    .addColumn('instrument', 'text', (column) => column.notNull())
    .addColumn('letters', 'text', (column) => column.notNull())
    .addColumn('start_year', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('verification', 'text', (column) => column.notNull())
    .addColumn('imported', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('reporting_cycle_pkey', ['instrument', 'letters'])
    .execute()
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standards_review')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('from_level', 'text', (column) => column.notNull())
    .addColumn('to_level', 'text', (column) => column.notNull())
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('text_seen', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('reviewed', 'timestamptz', (column) => column.notNull())
    .execute()
  await keepAsWritten(
    db,
    'standards_review',
    'sign-offs are only added, never changed or taken out',
  )
}

/** Goes up with every change, so that other processes notice; its row is also the writers' lock. */
async function createRevision(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standards_revision')
    .addColumn('id', 'smallint', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute()
  await sql`insert into standards_revision (id, revision) values (1, 0)`.execute(db)
}
