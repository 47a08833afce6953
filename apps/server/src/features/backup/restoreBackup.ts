import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import type { OpenDatabase } from '../../db/index.ts'
import { migrate } from '../../db/migrate.ts'
import { prepareJobs } from '../../jobs/prepareJobs.ts'
import { type ContentVault, openVault } from '../ledger/ContentVault.ts'
import { prepareLedgerRole } from '../ledger/prepareLedgerRole.ts'
import type { BackupHead } from './archive/BackupManifest.ts'
import { readArchive } from './archive/readArchive.ts'
import { beginLogicalRestore, type Restoration, type Restored } from './logical/LogicalRestore.ts'
import { addWaitingJobs } from './logical/waitingJobs.ts'
import { beginPhysicalRestore } from './physical/PhysicalRestore.ts'
import type { RestoreConfig } from './RestoreTarget.ts'
import { type RestoredLedger, verifyRestoredLedger } from './verifyRestoredLedger.ts'

export interface RestoreRequest {
  readonly file: string
  /** Secret keys, for an encrypted archive. */
  readonly identities: readonly string[]
  readonly config: RestoreConfig
  /** Whether nobody shall be signed in afterwards: so for a restore, not for a drill. */
  readonly endSessions: boolean
  /** Key file that opens the contents of the ledger, where it is not in its place. */
  readonly contentKeyFile?: string
  readonly signal: AbortSignal
  readonly told: (words: string) => void
}

export interface RestoreReport {
  readonly kind: BackupHead['kind']
  /** Version of Corridor that took the backup. */
  readonly software: string
  /** The moment that was restored. */
  readonly taken: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Key files that were put in place. */
  readonly keys: readonly string[]
  readonly ledgers: readonly RestoredLedger[]
  /** Whether every ledger is sound. */
  readonly intact: boolean
  /** What somebody has to know or do now. */
  readonly notes: readonly string[]
}

/**
 * Restores a backup into an empty place and verifies what stands there afterwards. Until the last
 * comparison nothing lasts; whatever fails leaves the place as it was. That it was done is kept with
 * what was restored, for the report on the outage.
 *
 * @throws {DomainError} in words what is wrong with the archive or the place.
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const started = new Date()
  return await withRestored(request, async ({ pool }, report) => {
    await pool.query(
      `insert into restoration (id, kind, taken, started, finished, rows)
       values ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), report.kind, report.taken, started, new Date(), report.rows],
    )
    return report
  })
}

/** Restores as `restoreBackup` and looks at the database before it is closed. */
export async function withRestored<Result>(
  request: RestoreRequest,
  look: (database: OpenDatabase, report: RestoreReport) => Promise<Result>,
): Promise<Result> {
  const { file, identities, config, signal, told } = request
  let head: BackupHead | null = null
  let restoration: Restoration | null = null
  let restored: Restored
  try {
    restored = await readArchive(
      file,
      identities,
      {
        async begin(found) {
          head = found
          const begin = found.kind === 'logical' ? beginLogicalRestore : beginPhysicalRestore
          restoration = await begin(found, { config, endSessions: request.endSessions, told })
        },
        entry: (entry) => restoration!.entry(entry),
        end: (manifest) => restoration!.complete(manifest),
      },
      signal,
    )
  } catch (error) {
    await (restoration as Restoration | null)?.undo()
    throw explain(error)
  }
  try {
    return await look(restored.database, await judge(request, head!, restored))
  } finally {
    await restored.database.close()
  }
}

/** The disk's own words become those of whoever restores. */
const explain = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && 'path' in error
    ? new DomainError(
        'bad_file',
        `${String(error.path)} cannot be written (${error.message}). Free some space, or restore into another data folder with DATA_DIR`,
      )
    : error

async function judge(
  { config, contentKeyFile, told }: RestoreRequest,
  head: BackupHead,
  { database, files, keys, jobs }: Restored,
): Promise<RestoreReport> {
  const { pool, kysely } = database
  // From the level of the backup to that of this Corridor.
  await migrate(kysely)
  await prepareJobs(pool)
  await addWaitingJobs(pool, jobs)
  const { words } = await prepareLedgerRole(pool)
  const own = config.ledger.contentKeyFile
  const keyFile = contentKeyFile !== undefined && existsSync(contentKeyFile) ? contentKeyFile : own
  const { vault, problem } = await vaultOf(pool, keyFile)
  const ledgers = await verifyRestoredLedger(
    pool,
    { rootKey: config.ledger.rootKey, vault },
    (actions) => told(`${actions.toLocaleString('en')} actions of the ledger checked`),
  )
  const counted = await countRows(pool)
  return {
    kind: head.kind,
    software: head.software,
    taken: head.started,
    ...counted,
    files,
    keys,
    ledgers,
    intact: ledgers.every(({ intact }) => intact),
    notes: [
      ...(words === null ? [] : [words]),
      ...(problem === null ? [] : [problem]),
      ...(head.keys
        ? []
        : [
            'The keys are not in this backup: put back SERVER_KEY (or the file server-key) and the files of LEDGER_DIR from their safe place',
          ]),
      'What was withdrawn or erased since the backup is back: withdraw access and repeat erasures that came after it',
    ],
  }
}

/** The vault of the ledger's contents where its key is at hand and the right one. */
async function vaultOf(
  pool: pg.Pool,
  file: string,
): Promise<{ readonly vault: ContentVault | null; readonly problem: string | null }> {
  const { rows } = await pool.query<{ tenant: string; subject: string; wrapped: Buffer }>(
    `select tenant, subject, wrapped from ledger_subject_key
     where tenant is not null order by tenant, subject limit 1`,
  )
  const [known] = rows
  if (known === undefined) return { vault: null, problem: null }
  if (!existsSync(file)) {
    return {
      vault: null,
      problem: `What the actions say was not compared: the key ${file} is not here`,
    }
  }
  const vault = openVault(file, false)
  if (vault.opens(known.tenant, known.subject, known.wrapped)) return { vault, problem: null }
  return {
    vault: null,
    problem: `What the actions say was not compared: ${file} is another key than theirs`,
  }
}

/** Reads everything there is: with checksums of pages, damage shows here. */
async function countRows(
  pool: pg.Pool,
): Promise<{ readonly tables: number; readonly rows: number }> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    const { rows: names } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
         and c.relname !~ '^kysely_'`,
    )
    let total = 0
    for (const { name } of names) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from ${name}`)
      total += Number(rows[0]!.count)
    }
    return { tables: names.length, rows: total }
  } finally {
    client.release(true)
  }
}
