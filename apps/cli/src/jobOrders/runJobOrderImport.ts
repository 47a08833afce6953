import { basename } from 'node:path'
import type { JobOrderCheck, RowFailure } from '@corridor/server/job-order-import'
import { EXIT } from '../exitCodes.ts'
import { readFileBytes } from '../files/readTextFile.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface JobOrderImportOptions {
  readonly agency: string
  readonly withQuestions?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

/** Whoever runs commands on this machine; the agency hands the drafts in. */
const CONSOLE = { actor: 'system:console', role: 'system' }

const PROGRESS_EVERY = 20

interface Outcome {
  readonly found: JobOrderCheck
  /** Orders that were begun or would be. */
  readonly taken: number
  readonly failures: readonly RowFailure[]
}

/** `corridor job-orders import`: looks a file through, and unless it is a trial begins the orders. */
export async function runJobOrderImport(
  path: string,
  options: JobOrderImportOptions,
): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  progress.step(`reading ${path}`)
  const bytes = await readFileBytes(path)
  const outcome = await withLedger(progress.step, async (ledger): Promise<Outcome> => {
    const { checkJobOrderFile, writeJobOrders } = await import('@corridor/server/job-order-import')
    const { agency } = options
    progress.step(`looking ${path} through`)
    const { digest, found } = await checkJobOrderFile(ledger, agency, bytes)
    const orders = found.orders.filter(
      ({ isQuestioned }) => options.withQuestions === true || !isQuestioned,
    )
    const taken = orders.length
    if (options.dryRun === true) return { found, taken, failures: [] }
    const terms = { digest, agency, context: CONSOLE }
    const failures = await writeJobOrders(ledger, terms, orders, (done) => {
      if (done % PROGRESS_EVERY === 0) progress.step(`${done} of ${taken} begun`)
    })
    return { found, taken, failures }
  })
  progress.end()
  await report(basename(path), outcome, options)
}

async function report(
  file: string,
  { found, taken, failures }: Outcome,
  { dryRun = false, json }: JobOrderImportOptions,
): Promise<void> {
  const { rowCount: rows, columns, problems } = found
  const wrong = new Set(problems.filter(({ level }) => level === 'wrong').map(({ row }) => row))
    .size
  const begun = dryRun ? 0 : taken - failures.length
  if (json === true) {
    const outcome = dryRun ? 'checked' : 'entered'
    const told = { outcome, file, rows, taken, begun, wrong, columns, problems, failures }
    await writeOutput(formatJson(told), undefined)
  } else {
    const lines = [
      ...problems.map(
        ({ row, column, level, problem, fix }) =>
          `${file}, row ${row}${column === null ? '' : `, column ${column}`}: ${problem}. ${fix} (${level})`,
      ),
      ...failures.map(({ row, reason }) => `${file}, row ${row}: not begun: ${reason}`),
      dryRun
        ? `${rows} rows: ${taken} job orders would be begun, ${wrong} rows are wrong. Nothing was written`
        : `${rows} rows: ${begun} job orders begun, ${wrong} rows wrong, ${failures.length} refused`,
    ]
    await writeOutput(`${lines.join('\n')}\n`, undefined)
  }
  if (failures.length > 0 || (dryRun && wrong > 0)) process.exitCode = EXIT.refused
}
