import type pg from 'pg'
import type { Config } from '../../../config.ts'
import { VERSION } from '../../../version.ts'
import { selectKeyList } from '../../ledger/keyList.ts'
import { selectSealCopies } from '../../ledger/publishSeals.ts'
import type { ArchiveWriter } from '../archive/ArchiveWriter.ts'
import {
  type BackupHead,
  type BackupManifest,
  ENTRY_FOLDERS,
  HEAD_ENTRY,
  MANIFEST_ENTRY,
} from '../archive/BackupManifest.ts'
import { addKeys, addOwnFiles } from '../ownFiles.ts'
import { dumpTables } from './dumpTables.ts'
import { PLAIN_SETTINGS, selectLevel, selectSequences, selectTables } from './tables.ts'
import { JOBS_ENTRY, selectWaitingJobs } from './waitingJobs.ts'

export interface DumpOptions {
  readonly config: Pick<Config, 'dataDir' | 'ledger' | 'serverKey'>
  readonly withKeys: boolean
  readonly now: () => Date
  /** Told what is being written. */
  readonly told: (words: string) => void
}

export interface Dumped {
  readonly tables: number
  readonly rows: number
}

/**
 * Writes everything of a database as it stands at one moment, and the files its rows speak of, into
 * an archive. Others go on reading and writing meanwhile; sealing too, for the transaction is one
 * that only reads.
 */
export async function dumpDatabase(
  client: pg.PoolClient,
  archive: ArchiveWriter,
  { config, withKeys, now, told }: DumpOptions,
): Promise<Dumped> {
  const started = now().toISOString()
  await client.query(`begin isolation level repeatable read read only; ${PLAIN_SETTINGS}; select 1`)
  const tables = await selectTables(client)
  const head = await describeServer(client, { kind: 'logical', started, keys: withKeys })
  await archive.add(
    HEAD_ENTRY,
    JSON.stringify({ ...head, tables: [...tables] } satisfies BackupHead),
  )
  const digests = await dumpTables(client, tables, archive, told)
  // Sequences know no moment: read after the rows, they stand behind every number in them.
  const sequences = await selectSequences(client)
  const jobs = (await selectWaitingJobs(client)).map((job) => `${JSON.stringify(job)}\n`)
  await archive.add(JOBS_ENTRY, jobs.join(''))
  await addPublished(client, archive)
  await addOwnFiles(client, config.dataDir, archive, told)
  await client.query('commit')
  if (withKeys) await addKeys(config, archive)
  await addManifest(archive, { tables: [...digests], sequences: [...sequences] }, now)
  return { tables: tables.length, rows: digests.reduce((sum, { rows }) => sum + rows, 0) }
}

type HeadStart = Pick<BackupHead, 'kind' | 'started' | 'keys'>

/** What an archive says of the server and the schema that it was taken from. */
export async function describeServer(
  client: pg.PoolClient,
  start: HeadStart,
): Promise<Omit<BackupHead, 'tables'>> {
  const { rows } = await client.query<{ version: number; cluster: string }>(
    `select current_setting('server_version_num')::int as version,
            (select system_identifier::text from pg_control_system()) as cluster`,
  )
  return {
    format: 'corridor-backup',
    version: 1,
    software: VERSION,
    ...start,
    server: {
      versionNumber: rows[0]!.version,
      platform: `${process.platform} ${process.arch}`,
      cluster: rows[0]!.cluster,
    },
    schemaLevel: [...((await selectLevel(client)) ?? [])],
  }
}

export async function addManifest(
  archive: ArchiveWriter,
  content: Pick<BackupManifest, 'tables' | 'sequences'>,
  now: () => Date,
): Promise<void> {
  const manifest: BackupManifest = {
    format: 'corridor-backup-manifest',
    version: 1,
    finished: now().toISOString(),
    entries: [...archive.entries],
    ...content,
  }
  await archive.add(MANIFEST_ENTRY, JSON.stringify(manifest))
}

/** Key lists and seals also in the form in which others verify them, without a database. */
async function addPublished(client: pg.PoolClient, archive: ArchiveWriter): Promise<void> {
  const { rows } = await client.query<{ tenant: string }>(
    `select tenant from ledger_key_statement union select tenant from ledger_seal order by 1`,
  )
  for (const { tenant } of rows) {
    const folder = `${ENTRY_FOLDERS.published}${encodeURIComponent(tenant)}`
    await archive.add(
      `${folder}/keys.json`,
      JSON.stringify(await selectKeyList(client, tenant), null, 2),
    )
    for (let from = 1, file = 1; ; file += 1) {
      const copies = await selectSealCopies(client, tenant, from)
      const last = copies.at(-1)
      if (last === undefined) break
      const lines = copies.map((copy) => `${JSON.stringify(copy)}\n`)
      await archive.add(`${folder}/seals-${String(file).padStart(6, '0')}.ndjson`, lines.join(''))
      from = last.body.seal + 1
    }
  }
}
