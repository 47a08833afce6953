import { existsSync } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import type { ArchiveWriter } from '../archive/ArchiveWriter.ts'
import { ENTRY_FOLDERS, HEAD_ENTRY } from '../archive/BackupManifest.ts'
import { addManifest, type DumpOptions, describeServer } from '../logical/dumpDatabase.ts'
import { addKeys, addOwnFiles } from '../ownFiles.ts'
import type { ClusterPlace } from './clusterPlace.ts'

/** Made anew by the server that starts on the copy. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_stat_tmp',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_subtrans',
])

const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles|.*\.tmp|pgsql_tmp.*|pg_internal\.init(\..*)?)$/

/** Written last, as the server's own tools do. */
const CONTROL = 'global/pg_control'

const CHUNK_BYTES = 2 ** 20

/** Folders of the copy, which may be empty, and the password of the account in it. */
export const CLUSTER_ENTRY = 'cluster.json'

export interface ClusterDescription {
  readonly folders: readonly string[]
  readonly password: string
}

/**
 * Copies the files of the embedded database while it is written to, with what its log says of the
 * meantime: whatever was acknowledged before the end is in the copy.
 *
 * @param client stays connected from the beginning to the end.
 * @throws {DomainError} `unavailable` when more was written meanwhile than the log keeps.
 */
export async function dumpCluster(
  client: pg.PoolClient,
  place: ClusterPlace,
  archive: ArchiveWriter,
  { config, withKeys, now, told }: DumpOptions,
): Promise<{ readonly files: number }> {
  const started = now().toISOString()
  await client.query('set statement_timeout = 0')
  const head = await describeServer(client, { kind: 'physical', started, keys: withKeys })
  await archive.add(HEAD_ENTRY, JSON.stringify({ ...head, tables: [] }))
  const { rows: begun } = await client.query<{ segment: string }>(
    `select pg_walfile_name(pg_backup_start('corridor', fast => true)) as segment`,
  )
  const { folders, files } = await listCluster(place.cluster)
  const password = (await readFile(place.passwordFile, 'utf8')).trim()
  const description: ClusterDescription = { folders, password }
  await archive.add(CLUSTER_ENTRY, JSON.stringify(description))
  for (const [at, file] of files.entries()) {
    if (at % 200 === 0) told(`file ${at + 1} of ${files.length}`)
    await addClusterFile(place.cluster, file, archive)
  }
  await addClusterFile(place.cluster, CONTROL, archive)
  const { rows: ended } = await client.query<{ segment: string; label: string }>(
    `select pg_walfile_name(lsn) as segment, labelfile as label
     from pg_backup_stop(wait_for_archive => false)`,
  )
  await archive.add(`${ENTRY_FOLDERS.cluster}backup_label`, ended[0]!.label)
  told('log of the meantime')
  await addLog(place.cluster, begun[0]!.segment, ended[0]!.segment, archive)
  await addOwnFiles(client, config.dataDir, archive, told)
  if (withKeys) await addKeys(config, archive)
  await addManifest(archive, { tables: [], sequences: [] }, now)
  return { files: files.length }
}

async function listCluster(
  cluster: string,
): Promise<{ readonly folders: readonly string[]; readonly files: readonly string[] }> {
  const folders: string[] = []
  const files: string[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (LEFT_OUT.test(entry.name)) continue
      const path = join(folder, entry.name)
      const name = relative(cluster, path).split(sep).join('/')
      if (entry.isDirectory()) {
        folders.push(name)
        if (!EMPTIED.has(name)) await walk(path)
      } else if (entry.isFile() && name !== CONTROL) files.push(name)
    }
  }
  await walk(cluster)
  folders.push('pg_wal/archive_status', 'pg_wal/summaries')
  return { folders, files }
}

/** A file may grow, shrink or vanish while it is read: the log of the meantime makes it good. */
async function addClusterFile(cluster: string, name: string, archive: ArchiveWriter) {
  const path = join(cluster, name)
  const found = await stat(path).catch(() => null)
  if (found === null) return
  await archive.addStream(`${ENTRY_FOLDERS.cluster}${name}`, found.size, exactly(path, found.size))
}

/** As many bytes as the file had, the end filled with zeros where it became shorter. */
async function* exactly(path: string, size: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch(() => null)
  try {
    for (let position = 0; position < size; ) {
      const wanted = Math.min(CHUNK_BYTES, size - position)
      const { bytesRead = 0, buffer = Buffer.alloc(0) } =
        (await handle?.read(Buffer.alloc(wanted), 0, wanted, position)) ?? {}
      yield bytesRead > 0 ? buffer.subarray(0, bytesRead) : Buffer.alloc(wanted)
      position += bytesRead > 0 ? bytesRead : wanted
    }
  } finally {
    await handle?.close()
  }
}

/** The segments of the log from the first to the last that the copy needs. */
async function addLog(
  cluster: string,
  first: string,
  last: string,
  archive: ArchiveWriter,
): Promise<void> {
  const folder = join(cluster, 'pg_wal')
  const names = (await readdir(folder))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
    .sort()
  for (const name of names) await addClusterFile(cluster, `pg_wal/${name}`, archive)
  if (names[0] === first && existsSync(join(folder, first)) && names.at(-1) === last) return
  throw new DomainError(
    'unavailable',
    'More was written while the backup was taken than the log of the database keeps. Take it again when there is less to do, or take a logical backup',
  )
}
