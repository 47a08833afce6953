import { existsSync, rmSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import { type OpenDatabase, openUnmigrated } from '../../../db/openDatabase.ts'
import { type BackupHead, type BackupManifest, ENTRY_FOLDERS } from '../archive/BackupManifest.ts'
import type { ReadEntry } from '../archive/readArchive.ts'
import { clusterPlace } from '../physical/clusterPlace.ts'
import { FileRestore, type RestoreConfig } from '../RestoreTarget.ts'
import { DatabaseRestore } from './restoreDatabase.ts'
import { JOBS_ENTRY, readWaitingJobs, type WaitingJob } from './waitingJobs.ts'

export interface RestoreOptions {
  readonly config: RestoreConfig
  /** Whether nobody shall be signed in afterwards. */
  readonly endSessions: boolean
  readonly told: (words: string) => void
}

/** What was put in place. */
export interface Restored {
  readonly database: OpenDatabase
  readonly files: number
  readonly keys: readonly string[]
  /** To be put into the queue once it is there. */
  readonly jobs: readonly WaitingJob[]
}

/** A restore under way: completed or undone. */
export interface Restoration {
  entry(entry: ReadEntry): Promise<void>
  /** Compares with the manifest and makes the restore last. */
  complete(manifest: BackupManifest): Promise<Restored>
  /** Leaves the target as it was. */
  undo(): Promise<void>
}

/**
 * Begins to restore a logical backup.
 *
 * @throws {DomainError} `already_exists` when the target is not empty; `bad_file` for a newer backup.
 */
export async function beginLogicalRestore(
  head: BackupHead,
  { config, endSessions, told }: RestoreOptions,
): Promise<Restoration> {
  const files = new FileRestore(config)
  const made = config.databaseUrl === null ? newCluster(config) : null
  const undoPlace = async () => {
    await files.undo()
    if (made !== null) rmSync(made, { recursive: true, force: true })
  }
  let database: OpenDatabase | null = null
  let client: pg.PoolClient | null = null
  const undo = async () => {
    client?.release(true)
    await database?.close()
    await undoPlace()
  }
  try {
    told('database')
    database = await openUnmigrated(config, told)
    await requireEmpty(database.pool)
    client = await database.pool.connect()
    const restore = await DatabaseRestore.begin(client, head)
    return restoration({ database, client, restore, files, endSessions, told, undo })
  } catch (error) {
    await undo()
    throw error
  }
}

interface Parts {
  readonly database: OpenDatabase
  readonly client: pg.PoolClient
  readonly restore: DatabaseRestore
  readonly files: FileRestore
  readonly endSessions: boolean
  readonly told: (words: string) => void
  readonly undo: () => Promise<void>
}

function restoration(parts: Parts): Restoration {
  let jobs: readonly WaitingJob[] = []
  return {
    async entry(entry) {
      if (entry.name === JOBS_ENTRY) {
        const chunks: Buffer[] = []
        for await (const chunk of entry.content) chunks.push(chunk)
        jobs = readWaitingJobs(Buffer.concat(chunks).toString('utf8'))
      } else if (entry.name.startsWith(ENTRY_FOLDERS.tables)) {
        parts.told(entry.name)
        await parts.restore.loader.add(entry)
      } else await parts.files.take(entry)
    },
    async complete(manifest) {
      const { database, client, restore, files, endSessions, told } = parts
      told('comparing')
      await restore.compare(manifest, endSessions)
      // Files first: a row without its file would be worse than a file without its row.
      const keys = await files.place()
      await restore.commit()
      client.release(true)
      await files.tidy()
      return { database, files: files.files, keys, jobs }
    },
    undo: parts.undo,
  }
}

/** Where an embedded database will be made; null where there is one. */
function newCluster(config: RestoreConfig): string | null {
  const { home, cluster } = clusterPlace(config)
  return existsSync(cluster) ? null : home
}

/** @throws {DomainError} `already_exists` for a database that holds tables. */
async function requireEmpty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
       and not exists (select from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid
                         and d.deptype = 'e')
     order by 1 limit 4`,
  )
  if (rows.length === 0) return
  throw new DomainError(
    'already_exists',
    `The database is not empty (${rows.map(({ name }) => name).join(', ')} …). A backup is restored into an empty one, so that nothing is overwritten: name another data folder with DATA_DIR, or make a new database and name it with DATABASE_URL`,
  )
}
