import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { type BackupManifest, type BackupTable, tableFolder } from '../archive/BackupManifest.ts'
import type { ReadEntry } from '../archive/readArchive.ts'
import { readRows } from './dumpTables.ts'
import { RowDigest } from './RowDigest.ts'
import { columnList, selectTables, tableName } from './tables.ts'

interface Loading {
  readonly table: BackupTable
  readonly stream: CopyStreamQuery
  readonly digest: RowDigest
}

type TableDigest = BackupManifest['tables'][number]

/** Puts the rows of an archive into the empty tables of a migrated database, in one transaction. */
export class TableLoader {
  readonly #client: pg.PoolClient
  readonly #tables: readonly BackupTable[]
  /** By name, as the database has them: its schema may be called otherwise. */
  readonly #targets = new Map<string, BackupTable>()
  readonly #loaded = new Map<string, RowDigest>()
  #loading: Loading | null = null

  /** @param tables as the archive tells them. */
  constructor(client: pg.PoolClient, tables: readonly BackupTable[]) {
    this.#client = client
    this.#tables = tables
  }

  /**
   * Compares the tables of the database with those of the archive and empties them.
   *
   * @throws {DomainError} `bad_file` when they are not the same.
   */
  async prepare(): Promise<void> {
    const there = new Map((await selectTables(this.#client)).map((table) => [table.name, table]))
    for (const { name, columns } of this.#tables) {
      const known = there.get(name)
      if (known === undefined) throw differs(`holds a table ${name} that this Corridor has not`)
      const missing = columns.find((column) => !known.columns.includes(column))
      const lacking = known.columns.find((column) => !columns.includes(column))
      if (missing !== undefined) throw differs(`holds a column ${name}.${missing} unknown here`)
      if (lacking !== undefined) throw differs(`lacks the column ${name}.${lacking}`)
      this.#targets.set(name, { schema: known.schema, name, columns })
      there.delete(name)
    }
    const [left] = there.keys()
    if (left !== undefined) throw differs(`lacks the table ${left}`)
    await silenceTriggers(this.#client)
    for (const table of this.#tables.toReversed()) await this.#empty(this.#target(table))
  }

  #target({ name }: Pick<BackupTable, 'name'>): BackupTable {
    return this.#targets.get(name)!
  }

  /** Migrations write a row here and there; the archive has its own. */
  async #empty(table: BackupTable): Promise<void> {
    const { rows } = await this.#client.query<{ any: boolean }>(
      `select exists (select from ${tableName(table)}) as any`,
    )
    if (rows[0]?.any === true) await this.#client.query(`delete from ${tableName(table)}`)
  }

  async add({ name, content }: ReadEntry): Promise<void> {
    if (this.#loading === null || !name.startsWith(tableFolder(this.#loading.table))) {
      await this.finish()
      this.#loading = this.#begin(name)
    }
    const { table, stream, digest } = this.#loading
    for await (const chunk of content) {
      digest.add(chunk)
      if (stream.errored !== null) throw explain(table, stream.errored)
      if (stream.write(chunk)) continue
      await once(stream, 'drain').catch((error: unknown) => {
        throw explain(table, error)
      })
    }
  }

  #begin(entry: string): Loading {
    const table = this.#tables.find((candidate) => entry.startsWith(tableFolder(candidate)))
    if (table === undefined || this.#loaded.has(table.name)) {
      throw new DomainError('bad_file', `The backup has an entry in a wrong place (${entry})`)
    }
    const target = this.#target(table)
    const stream = this.#client.query(
      copyFrom(`copy ${tableName(target)} (${columnList(target)}) from stdin`),
    )
    stream.on('error', () => {}) // told by the promises
    return { table, stream, digest: new RowDigest() }
  }

  /** Ends the table under way. */
  async finish(): Promise<void> {
    if (this.#loading === null) return
    const { table, stream, digest } = this.#loading
    stream.end()
    await finished(stream).catch((error: unknown) => {
      throw explain(table, error)
    })
    this.#loaded.set(table.name, digest)
    this.#loading = null
  }

  /**
   * Compares what was read and what now stands in the database with what the archive says of itself.
   *
   * @throws {DomainError} `checksum_mismatch` naming the table.
   */
  async compare(told: readonly TableDigest[]): Promise<void> {
    for (const table of this.#tables) {
      const expected = told.find(({ name }) => name === table.name)
      const read = this.#loaded.get(table.name)
      if (expected === undefined || read === undefined) {
        throw mismatch(`The table ${table.name} is missing in the backup`)
      }
      const stored = await digestRows(this.#client, this.#target(table))
      for (const [digest, where] of [
        [read, 'in the backup'],
        [stored, 'after loading'],
      ] as const) {
        if (digest.rows !== expected.rows || digest.hex() !== expected.digest) {
          throw mismatch(
            `The table ${table.name} has ${digest.rows} rows ${where} that are not the ${expected.rows} that were backed up`,
          )
        }
      }
    }
  }
}

/** Rows and digest of a table as it stands in the client's transaction. */
export async function digestRows(client: pg.PoolClient, table: BackupTable): Promise<RowDigest> {
  const digest = new RowDigest()
  for await (const chunk of readRows(client, table)) digest.add(chunk)
  return digest
}

/**
 * Triggers and foreign keys are not asked while loading: the rows are those of one moment, in which
 * they held. An account that may not say so loads all the same: tables come in the order of their
 * references.
 */
async function silenceTriggers(client: pg.PoolClient): Promise<void> {
  await client.query('savepoint silence')
  try {
    await client.query('set local session_replication_role = replica')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error
    await client.query('rollback to savepoint silence')
  }
}

/** Sets sequences to where they stood. */
export async function setSequences(
  client: pg.PoolClient,
  sequences: readonly BackupManifest['sequences'][number][],
): Promise<void> {
  for (const { schema, name, value } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, true)', [
      tableName({ schema, name }),
      value,
    ])
  }
}

/** Values that no table can hold were not written by a database. */
const explain = (table: BackupTable, error: unknown): unknown =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
    ? mismatch(`The backup is damaged or changed: the table ${table.name} (${error.message})`)
    : error

const differs = (words: string): DomainError =>
  new DomainError(
    'bad_file',
    `The backup ${words}, although both name the same migrations. Restore it with the Corridor that wrote it`,
  )

const mismatch = (words: string): DomainError =>
  new DomainError('checksum_mismatch', `${words}. Nothing was restored`)
