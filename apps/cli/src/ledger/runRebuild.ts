import { rebuildLedger } from '@corridor/server/ledger'
import { RECORD_KINDS } from '@corridor/server/record-kinds'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withLedger } from './withLedger.ts'

/** `corridor ledger rebuild`: heads and read models from the log. */
export async function runRebuild({
  json,
  progress: always = false,
}: {
  readonly json?: boolean
  readonly progress?: boolean
}): Promise<void> {
  const progress = createProgress(process.stderr, { always, now: () => performance.now() })
  const report = await withLedger(progress.step, (ledger) =>
    rebuildLedger(ledger.owner, ledger, [...RECORD_KINDS.values()], (count) =>
      progress.step(`${count.toLocaleString('en')} actions read`),
    ),
  )
  progress.end()
  const { actions, records, left } = report
  const words = [
    `${records.toLocaleString('en')} records made again from ${actions.toLocaleString('en')} actions`,
    ...left.map(({ record, words }) => `${record} cannot be shown: ${words}`),
  ]
  await writeOutput(json === true ? formatJson({ ...report }) : `${words.join('\n')}\n`, undefined)
}
