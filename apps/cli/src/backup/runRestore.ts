import { readIdentities, restoreBackup } from '@corridor/server/backup'
import { readConfig } from '@corridor/server/config'
import type { OpenOptions } from '../commands/backup.ts'
import { EXIT } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeRestore } from './describeRestore.ts'
import { interruptible } from './interruptible.ts'

/** `corridor restore`. */
export async function runRestore(
  file: string,
  { identity, json, progress: always = false }: OpenOptions,
): Promise<void> {
  const identities = identity === undefined ? [] : readIdentities(identity)
  const config = readConfig(process.env)
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const report = await interruptible((signal) =>
    restoreBackup({
      ...{ file, identities, config, signal },
      endSessions: true,
      told: progress.step,
    }),
  )
  progress.end()
  if (report === null) return
  if (!report.intact) process.exitCode = EXIT.different
  const lines = [
    `Restored into ${config.databaseUrl === null ? config.dataDir : 'the database of DATABASE_URL'}`,
    ...describeRestore(report),
    ...report.notes.map((words) => `note: ${words}`),
  ]
  await writeOutput(json === true ? formatJson({ ...report }) : `${lines.join('\n')}\n`, undefined)
}
