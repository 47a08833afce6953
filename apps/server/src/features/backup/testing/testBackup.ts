import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { databaseAccount } from '../../../db/embedded/account.ts'
import { databaseHome } from '../../../db/embedded/places.ts'
import { createIdentity } from '../archive/encryption.ts'
import { digestRows } from '../logical/loadTables.ts'
import { selectTables } from '../logical/tables.ts'
import type { RestoreConfig } from '../RestoreTarget.ts'
import { type BackupReport, type BackupRequest, runBackup } from '../runBackup.ts'

/** A folder that the account of the database can enter. */
export function openFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'corridor-backup-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Settings of an installation with this data folder. */
export const configOf = (
  dataDir: string,
  changes: Partial<RestoreConfig> & { readonly rootKey?: string } = {},
): RestoreConfig => {
  const { rootKey = null, ...others } = changes
  return {
    dataDir,
    databaseUrl: null,
    serverKey: null,
    ledger: {
      contentKeyFile: join(dataDir, 'ledger', 'content.key'),
      sealingKeyFile: join(dataDir, 'ledger', 'sealing.pem'),
      certificateKeyFile: join(dataDir, 'ledger', 'certificates.pem'),
      sealSeconds: 0,
      sealsDir: null,
      sealsWebhook: null,
      rootKey,
    },
    ...others,
  }
}

export const removeDatabase = (dataDir: string): void =>
  rmSync(databaseHome(dataDir, databaseAccount()), { recursive: true, force: true })

export const unsignalled = (): AbortSignal => new AbortController().signal

/** A logical backup that everybody can read, unless told otherwise. */
export const takeBackup = (
  request: Pick<BackupRequest, 'pool' | 'config' | 'folder'> & Partial<BackupRequest>,
): Promise<BackupReport> =>
  runBackup({
    kind: 'logical',
    recipients: [],
    unencrypted: (request.recipients ?? []).length === 0,
    withKeys: false,
    now: () => new Date(),
    signal: unsignalled(),
    told: () => {},
    ...request,
  })

export const newKey = createIdentity

/** Rows and digest of every table, by name. */
export async function digestDatabase(
  pool: pg.Pool,
  without: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const client = await pool.connect()
  try {
    const digests: [string, string][] = []
    await client.query('begin')
    for (const table of await selectTables(client)) {
      if (without.includes(table.name)) continue
      const digest = await digestRows(client, table)
      digests.push([table.name, `${digest.rows} ${digest.hex()}`])
    }
    await client.query('rollback')
    return Object.fromEntries(digests)
  } finally {
    client.release(true)
  }
}
