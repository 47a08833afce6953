import { DomainError } from '@corridor/kernel'
import { drillBackup, listBackups, readIdentities } from '@corridor/server/backup'
import { type Config, readConfig } from '@corridor/server/config'
import type { OpenOptions } from '../commands/backup.ts'
import { EXIT, UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeRestore } from './describeRestore.ts'
import { interruptible } from './interruptible.ts'

/** `corridor backup drill`. */
export async function runDrill(
  given: string | undefined,
  { identity, json, progress: always = false }: OpenOptions,
): Promise<void> {
  const config = readConfig(process.env)
  const keyFile = identity ?? config.backup.drillIdentityFile
  const identities = keyFile === null ? [] : readIdentities(keyFile)
  const file = given ?? (await newestOf(config))
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const report = await interruptible((signal) =>
    drillBackup({ file, identities, config, signal, told: progress.step }),
  )
  progress.end()
  if (report === null) return
  if (!report.intact) process.exitCode = EXIT.different
  const lines = [
    `${report.intact ? 'Restored' : 'Restored, but not sound'} in ${report.seconds.toFixed(1)} s and taken away again: ${file}`,
    ...describeRestore(report),
  ]
  await writeOutput(
    json === true ? formatJson({ file, ...report }) : `${lines.join('\n')}\n`,
    undefined,
  )
}

async function newestOf({ backup }: Config): Promise<string> {
  if (backup.dir === null)
    throw new UsageError('Say which backup: as an argument, or set BACKUP_DIR')
  const [newest] = await listBackups(backup.dir)
  if (newest !== undefined) return newest.file
  throw new DomainError('not_found', `There is no backup in ${backup.dir} yet`)
}
