import { type Kysely, sql } from 'kysely'

/** The catalogue of evidence. A code list in the sense of a distributed database: the same on every node. */
export async function createCatalogue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('release')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('migrant-stocks', 'annual-demography')`),
    )
    .addColumn('origin', 'text', (column) =>
      column.notNull().check(sql`origin in ('shipped', 'imported')`),
    )
    .addColumn('vintage', 'integer', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('manifest', 'jsonb', (column) => column.notNull())
    .addColumn('catalogued', 'timestamptz', (column) => column.notNull())
    .execute()
}
