// Run as a program beside the server: takes one backup or makes one drill, so that no request waits.
import { DomainError } from '@corridor/kernel'
import { openPool } from '../../../db/openDatabase.ts'
import { readIdentities } from '../archive/encryption.ts'
import type { BackupSettings } from '../backupSettings.ts'
import { drillBackup } from '../drill/drillBackup.ts'
import { listBackups, pruneBackups } from '../listBackups.ts'
import type { RestoreConfig } from '../RestoreTarget.ts'
import { runBackup } from '../runBackup.ts'

export interface BackupTask {
  readonly kind: 'backup' | 'drill'
  readonly databaseUrl: string
  readonly config: Omit<RestoreConfig, 'serverKey'>
  readonly settings: BackupSettings & { readonly dir: string }
}

export type BackupOutcome =
  | {
      readonly state: 'done'
      readonly file: string
      readonly bytes: number | null
      readonly rows: number | null
      readonly removed: readonly string[]
    }
  | { readonly state: 'failed'; readonly file: string | null; readonly failure: string }

const stopping = new AbortController()
/** The server waits; what cannot be interrupted is ended. */
const PATIENCE_MS = 8_000

const stop = () => {
  stopping.abort(new Error('stopped with the server'))
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', () => {}) // a terminal's; the server says when to stop
process.once('disconnect', stop)
process.once('message', (task: BackupTask) => {
  void (task.kind === 'backup' ? takeBackup(task) : makeDrill(task))
    .catch(
      (error: unknown): BackupOutcome => ({
        state: 'failed',
        file: null,
        failure:
          error instanceof DomainError || stopping.signal.aborted
            ? (error as Error).message
            : String(error instanceof Error ? (error.stack ?? error.message) : error),
      }),
    )
    .then((outcome) => {
      if (process.connected) process.send?.(outcome, () => process.exit(0))
      else process.exit(0)
    })
})

async function takeBackup({ databaseUrl, config, settings }: BackupTask): Promise<BackupOutcome> {
  const pool = openPool(databaseUrl, () => {})
  try {
    const { file, bytes, rows } = await runBackup({
      pool,
      config: { ...config, serverKey: null },
      kind: 'logical',
      folder: settings.dir,
      recipients: settings.recipients,
      unencrypted: settings.unencrypted,
      withKeys: false,
      now: () => new Date(),
      signal: stopping.signal,
      told: () => {},
    })
    const removed = await pruneBackups(settings.dir, settings.keep, new Date())
    return { state: 'done', file, bytes, rows, removed }
  } finally {
    await pool.end()
  }
}

async function makeDrill({ config, settings }: BackupTask): Promise<BackupOutcome> {
  const { drillIdentityFile, dir } = settings
  const identities = drillIdentityFile === null ? [] : readIdentities(drillIdentityFile)
  const [newest] = await listBackups(dir)
  if (newest === undefined) throw new DomainError('not_found', `There is no backup in ${dir}`)
  const report = await drillBackup({
    file: newest.file,
    identities,
    config: { ...config, serverKey: null },
    signal: stopping.signal,
    told: () => {},
  })
  if (report.intact) {
    return { state: 'done', file: newest.file, bytes: null, rows: report.rows, removed: [] }
  }
  const faults = report.ledgers.flatMap(({ tenant, faults: found }) =>
    found.slice(0, 3).map(({ words }) => `${tenant}: ${words}`),
  )
  return {
    state: 'failed',
    file: newest.file,
    failure: `The ledger in the backup is not sound: ${faults.join('; ')}`,
  }
}
