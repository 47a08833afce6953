import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type pg from 'pg'
import type { Config } from '../../config.ts'
import { ArchiveWriter } from './archive/ArchiveWriter.ts'
import { checkRecipients } from './archive/encryption.ts'
import { dumpDatabase } from './logical/dumpDatabase.ts'
import { clusterPlace } from './physical/clusterPlace.ts'
import { dumpCluster } from './physical/dumpCluster.ts'

export interface BackupRequest {
  readonly pool: pg.Pool
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'ledger' | 'serverKey'>
  readonly kind: 'logical' | 'physical'
  /** Folder in which the backup is put, under a name that says when it was taken. */
  readonly folder: string
  /** Public keys; empty only where `unencrypted` says so. */
  readonly recipients: readonly string[]
  readonly unencrypted: boolean
  /** Whether the keys that are kept outside the database go along. */
  readonly withKeys: boolean
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly told: (words: string) => void
}

export interface BackupReport {
  readonly file: string
  readonly kind: 'logical' | 'physical'
  readonly bytes: number
  readonly tables: number
  /** Null for a physical backup, which copies files. */
  readonly rows: number | null
  readonly encrypted: boolean
  readonly keys: boolean
}

/**
 * Takes a backup while others go on working. The file appears under its name when it is whole and on
 * the disk, or not at all.
 *
 * @throws {DomainError} `bad_option` where it is not said who may read it; `bad_file` where it
 * cannot be written; `unavailable` where the database does not allow it.
 */
export async function runBackup(request: BackupRequest): Promise<BackupReport> {
  const { pool, config, kind, recipients, withKeys, now, signal, told } = request
  await requireReaders(request)
  const place = kind === 'physical' ? clusterPlace(config) : null
  const name = backupName(now(), kind, recipients.length > 0)
  const file = join(request.folder, name)
  const archive = await ArchiveWriter.open(file, { recipients, signal })
  const client = await pool.connect()
  try {
    const options = { config, withKeys, now, told }
    const dumped =
      place === null
        ? await dumpDatabase(client, archive, options)
        : { tables: 0, rows: null, ...(await dumpCluster(client, place, archive, options)) }
    told('to the disk')
    const bytes = await archive.finish()
    const { tables, rows } = dumped
    return { file, kind, bytes, tables, rows, encrypted: recipients.length > 0, keys: withKeys }
  } catch (error) {
    await archive.abandon()
    signal.throwIfAborted()
    throw archive.explain(error)
  } finally {
    // In the middle of a copy it is of no use to anybody else.
    client.release(true)
  }
}

/** @throws {DomainError} `bad_option` where it is not said who may read the backup. */
async function requireReaders({
  recipients,
  unencrypted,
  withKeys,
}: Pick<BackupRequest, 'recipients' | 'unencrypted' | 'withKeys'>): Promise<void> {
  if (recipients.length === 0 && withKeys) {
    throw new DomainError(
      'bad_option',
      'Keys go only into an encrypted backup: whoever found it could read everything. Name a recipient',
    )
  }
  if (recipients.length === 0 && !unencrypted) {
    throw new DomainError(
      'bad_option',
      'Say who may read the backup: --recipient age1… or BACKUP_RECIPIENTS ("corridor backup key FILE" makes a key), or --unencrypted for everybody who finds it',
    )
  }
  await checkRecipients(recipients)
}

const NAME = /^corridor-(\d{8}T\d{9}Z)-(logical|physical)\.tar\.zst(\.age)?$/

/** @example backupName(new Date(0), 'logical', true) // => 'corridor-19700101T000000000Z-logical.tar.zst.age' */
const backupName = (at: Date, kind: 'logical' | 'physical', encrypted: boolean): string =>
  `corridor-${at.toISOString().replaceAll(/[-:.]/g, '')}-${kind}.tar.zst${encrypted ? '.age' : ''}`

/** What a file's name says of the backup in it; null for any other file. */
export function readBackupName(name: string): {
  readonly taken: string
  readonly kind: 'logical' | 'physical'
  readonly encrypted: boolean
} | null {
  const [, at, kind, age] = NAME.exec(name) ?? []
  if (at === undefined) return null
  const taken = at.replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/,
    '$1-$2-$3T$4:$5:$6.$7Z',
  )
  return { taken, kind: kind as 'logical' | 'physical', encrypted: age !== undefined }
}
