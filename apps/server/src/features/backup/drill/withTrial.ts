import { mkdtempSync, rmSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseAccount } from '../../../db/embedded/account.ts'
import { databaseHome } from '../../../db/embedded/places.ts'
import type { OpenDatabase } from '../../../db/index.ts'
import { type RestoreReport, type RestoreRequest, withRestored } from '../restoreBackup.ts'

export type TrialRequest = Pick<
  RestoreRequest,
  'file' | 'identities' | 'signal' | 'told' | 'config'
>

/**
 * Restores a backup for a trial and looks at it: in an embedded database of its own, in a folder of
 * its own, which are taken away again. The database in use is not touched.
 *
 * @throws {DomainError} in words why it cannot be restored.
 */
export async function withTrial<Result>(
  { config, ...request }: TrialRequest,
  look: (database: OpenDatabase, report: RestoreReport) => Promise<Result>,
): Promise<Result> {
  await mkdir(config.dataDir, { recursive: true })
  const folder = mkdtempSync(join(config.dataDir, 'drill-'))
  await chmod(folder, 0o755)
  const home = databaseHome(folder, databaseAccount())
  const tidy = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  process.once('exit', tidy)
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
    const { contentKeyFile } = config.ledger
    return await withRestored(
      { ...request, config: trial, endSessions: false, contentKeyFile },
      look,
    )
  } finally {
    process.off('exit', tidy)
    tidy()
  }
}
