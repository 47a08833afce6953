import { ReleaseManifest } from '@corridor/evidence'
import type { Kysely, Selectable } from 'kysely'
import type { CorridorDatabase } from '../db/index.ts'

/** A release as the catalogue knows it. */
export interface CatalogueEntry {
  readonly id: string
  readonly kind: ReleaseManifest['kind']
  /** `published`: made here, of what was recorded here. */
  readonly origin: 'shipped' | 'imported' | 'published'
  readonly vintage: number
  /** SHA-256 of the observations as text. */
  readonly checksum: string
  readonly manifest: ReleaseManifest
  /** When it entered this catalogue, ISO 8601. */
  readonly catalogued: string
}

export interface CatalogueStore {
  /** Shipped before imported, newest vintage first. */
  list(): Promise<readonly CatalogueEntry[]>
  find(id: string): Promise<CatalogueEntry | undefined>
  /** Enters a release; a shipped one that is there already gets its new description. */
  add(entry: CatalogueEntry): Promise<void>
  removeShipped(id: string): Promise<void>
}

/** The only reader and writer of the table `release`. */
export function catalogueStore(db: Kysely<CorridorDatabase>): CatalogueStore {
  return {
    async list() {
      const rows = await db
        .selectFrom('release')
        .selectAll()
        .orderBy('origin', 'desc')
        .orderBy('vintage', 'desc')
        .orderBy('kind', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(readRow)
    },
    async find(id) {
      const row = await db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : readRow(row)
    },
    async add({ manifest, ...entry }) {
      const description = { ...entry, manifest: JSON.stringify(manifest) }
      const { id: _, catalogued: __, origin: ___, ...changed } = description
      await db.transaction().execute((transaction) =>
        transaction
          .insertInto('release')
          .values(description)
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(changed).where('release.origin', '=', 'shipped'),
          )
          .execute(),
      )
    },
    async removeShipped(id) {
      await db.deleteFrom('release').where('id', '=', id).where('origin', '=', 'shipped').execute()
    },
  }
}

const readRow = (row: Selectable<CorridorDatabase['release']>): CatalogueEntry => ({
  ...row,
  manifest: ReleaseManifest.parse(row.manifest),
  catalogued: row.catalogued.toISOString(),
})
