import { mkdtempSync, rmSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseAccount } from '../../../db/embedded/account.ts'
import { databaseHome } from '../../../db/embedded/places.ts'
import { type RestoreReport, type RestoreRequest, withRestored } from '../restoreBackup.ts'

export interface DrillRequest
  extends Pick<RestoreRequest, 'file' | 'identities' | 'signal' | 'told'> {
  readonly config: RestoreRequest['config']
}

export interface DrillReport extends RestoreReport {
  readonly seconds: number
}

/**
 * Restores a backup for a trial: into an embedded database of its own, in a folder of its own, which
 * are taken away again. The database in use is not touched.
 *
 * @throws {DomainError} in words why it cannot be restored.
 */
export async function drillBackup({ config, ...request }: DrillRequest): Promise<DrillReport> {
  await mkdir(config.dataDir, { recursive: true })
  const folder = mkdtempSync(join(config.dataDir, 'drill-'))
  await chmod(folder, 0o755)
  const home = databaseHome(folder, databaseAccount())
  const tidy = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  process.once('exit', tidy)
  const began = performance.now()
  try {
    const trial = {
      ...config,
      dataDir: folder,
      databaseUrl: null,
      ledger: {
        ...config.ledger,
        contentKeyFile: join(folder, 'ledger', 'content.key'),
        sealingKeyFile: join(folder, 'ledger', 'sealing.pem'),
      },
    }
    const report = await withRestored(
      {
        ...request,
        config: trial,
        endSessions: false,
        contentKeyFile: config.ledger.contentKeyFile,
      },
      async (_, found) => found,
    )
    // Keys that were put into the folder are gone with it.
    return { ...report, keys: [], seconds: (performance.now() - began) / 1_000 }
  } finally {
    process.off('exit', tidy)
    tidy()
  }
}
