import { resolve } from 'node:path'
import { runBackup } from '@corridor/server/backup'
import { readConfig } from '@corridor/server/config'
import type { RunOptions } from '../commands/backup.ts'
import { withDatabase } from '../evidence/withDatabase.ts'
import { UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { interruptible } from './interruptible.ts'
import { sizeInWords } from './sizeInWords.ts'

/** `corridor backup run`. */
export async function runRun(options: RunOptions): Promise<void> {
  const config = readConfig(process.env)
  const folder = options.to === undefined ? config.backup.dir : resolve(options.to)
  if (folder === null)
    throw new UsageError('Say where to put the backup: --to FOLDER or BACKUP_DIR')
  if (options.unencrypted === true && options.recipient !== undefined) {
    throw new UsageError('Choose one: --recipient or --unencrypted')
  }
  const unencrypted =
    options.unencrypted ?? (options.recipient === undefined && config.backup.unencrypted)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const report = await interruptible((signal) =>
    withDatabase(config, progress.step, (_, { pool }) =>
      runBackup({
        ...{ pool, config, folder, unencrypted, signal },
        kind: options.physical === true ? 'physical' : 'logical',
        recipients: unencrypted ? [] : (options.recipient ?? config.backup.recipients),
        withKeys: options.withKeys ?? false,
        now: () => new Date(),
        told: progress.step,
      }),
    ),
  )
  progress.end()
  if (report === null) return
  if (!report.encrypted) {
    process.stderr.write('note: this backup is not encrypted; whoever finds it can read it\n')
  }
  if (!report.keys) {
    process.stderr.write(
      'note: THE KEYS ARE NOT IN IT. Without SERVER_KEY (or DATA_DIR/server-key) and the files of LEDGER_DIR, kept elsewhere, sealed secrets and what the ledger says cannot be read after a restore (--with-keys puts them in)\n',
    )
  }
  const rows = report.rows === null ? '' : `, ${report.rows.toLocaleString('en')} rows`
  await writeOutput(
    options.json === true
      ? formatJson({ ...report })
      : `${report.file}\n${sizeInWords(report.bytes)}${rows}\n`,
    undefined,
  )
}
