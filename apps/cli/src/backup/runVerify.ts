import { readIdentities, verifyArchive } from '@corridor/server/backup'
import type { OpenOptions } from '../commands/backup.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { interruptible } from './interruptible.ts'
import { sizeInWords } from './sizeInWords.ts'

/** `corridor backup verify`. */
export async function runVerify(
  file: string,
  { identity, json, progress: always = false }: OpenOptions,
): Promise<void> {
  const identities = identity === undefined ? [] : readIdentities(identity)
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  progress.step('reading the backup')
  const report = await interruptible((signal) => verifyArchive(file, identities, signal))
  progress.end()
  if (report === null) return
  const rows = report.kind === 'logical' ? `, ${report.rows.toLocaleString('en')} rows` : ''
  await writeOutput(
    json === true
      ? formatJson({ ...report })
      : `Whole: a ${report.kind} backup of ${report.taken}, Corridor ${report.software}, ` +
          `${report.entries} entries with ${sizeInWords(report.bytes)}${rows}\n` +
          `The keys are ${report.keys ? '' : 'not '}in it\n`,
    undefined,
  )
}
