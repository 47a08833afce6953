import { resolve } from 'node:path'
import { exportEverything } from '@corridor/server/backup'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { interruptible } from './interruptible.ts'
import { sizeInWords } from './sizeInWords.ts'

/** `corridor backup export`. */
export async function runExport(
  folder: string,
  { json, progress: always = false }: { readonly json?: boolean; readonly progress?: boolean },
): Promise<void> {
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const report = await interruptible((signal) =>
    withLedger(progress.step, (ledger, { dataDir, documents }) =>
      exportEverything({
        ...{ ledger, dataDir, documents, signal },
        folder: resolve(folder),
        now: () => new Date(),
        told: progress.step,
      }),
    ),
  )
  progress.end()
  if (report === null) return
  process.stderr.write('note: the export is not encrypted and says what the actions say\n')
  const count = (number: number) => number.toLocaleString('en')
  await writeOutput(
    json === true
      ? formatJson({ ...report })
      : `${count(report.tables)} tables, ${count(report.actions)} actions and ${count(report.seals)} seals, ` +
          `${sizeInWords(report.bytes)} in ${report.folder}\n`,
    undefined,
  )
}
