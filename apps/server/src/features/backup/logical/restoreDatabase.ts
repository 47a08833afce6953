import { DomainError } from '@corridor/kernel'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import { MIGRATION_NAMES, migrateTo } from '../../../db/migrate.ts'
import type { BackupHead, BackupManifest } from '../archive/BackupManifest.ts'
import { endSessions } from '../endSessions.ts'
import { setSequences, TableLoader } from './loadTables.ts'
import { PLAIN_SETTINGS, quoted } from './tables.ts'

/**
 * The restore of a database, one transaction from the first table to the last comparison: it is
 * restored whole or stays empty.
 */
export class DatabaseRestore {
  readonly #client: pg.PoolClient
  readonly #head: BackupHead
  readonly #loader: TableLoader

  private constructor(client: pg.PoolClient, head: BackupHead) {
    this.#client = client
    this.#head = head
    this.#loader = new TableLoader(client, head.tables)
  }

  /**
   * Makes the schema as it was when the backup was taken.
   *
   * @throws {DomainError} `bad_file` for a backup of a newer Corridor, or of another kind of server.
   */
  static async begin(client: pg.PoolClient, head: BackupHead): Promise<DatabaseRestore> {
    const unknown = head.schemaLevel.filter((name) => !MIGRATION_NAMES.includes(name))
    if (unknown.length > 0) {
      throw new DomainError(
        'bad_file',
        `The backup is of a newer Corridor (${head.software}): its schema has ${unknown.join(', ')}, which this one does not know. Install Corridor ${head.software} or newer and restore with it`,
        { unknown },
      )
    }
    await client.query(`begin; ${PLAIN_SETTINGS}`)
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: onlyThis(client) }) })
    await migrateTo(db, head.schemaLevel)
    const restore = new DatabaseRestore(client, head)
    await restore.#loader.prepare()
    return restore
  }

  get loader(): TableLoader {
    return this.#loader
  }

  /**
   * Compares what stands in the database with the manifest.
   *
   * @param endsSessions whether nobody shall be signed in afterwards.
   * @throws {DomainError} `checksum_mismatch` naming the table that is not as it was.
   */
  async compare(manifest: BackupManifest, endsSessions: boolean): Promise<void> {
    await this.#loader.finish()
    await setSequences(this.#client, manifest.sequences)
    await this.#loader.compare(manifest.tables)
    if (endsSessions) await endSessions(this.#client)
  }

  async commit(): Promise<void> {
    await this.#client.query('commit')
    for (const { name } of this.#head.tables) {
      await this.#client.query(`analyze ${quoted(name)}`)
    }
  }
}

/** A pool of one connection that is in a transaction already. */
const onlyThis = (client: pg.PoolClient): PostgresPool => {
  const query = client.query.bind(client)
  return {
    connect: async () => ({ query, release: () => {} }) as never,
    end: async () => {},
    options: {},
  }
}
