import type { Kysely } from 'kysely'
import { keepAsWritten } from './keepAsWritten.ts'

/**
 * Agreements on social security that an installation adds to those that come with Corridor: a small
 * reference table, read whole, to which is only added.
 */
export async function createSocialSecurity(db: Kysely<unknown>): Promise<void> {
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
