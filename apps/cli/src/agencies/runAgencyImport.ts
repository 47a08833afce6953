import { basename } from 'node:path'
import type { ImportCheck, RowFailure } from '@corridor/server/agency-import'
import { EXIT } from '../exitCodes.ts'
import { readFileBytes } from '../files/readTextFile.ts'
import { withLedger } from '../ledger/withLedger.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface AgencyImportOptions {
  readonly register: string
  readonly office?: string
  readonly jurisdiction?: string
  readonly withQuestions?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

/** Whoever runs commands on this machine; the authority confirms licences at the desk. */
const CONSOLE = { actor: 'system:console', role: 'system' }

const PROGRESS_EVERY = 100

interface Outcome {
  readonly found: ImportCheck
  /** Rows that were entered or would be. */
  readonly taken: number
  readonly failures: readonly RowFailure[]
}

/** `corridor agencies import`: looks a file through, and unless it is a trial enters it. */
export async function runAgencyImport(path: string, options: AgencyImportOptions): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  progress.step(`reading ${path}`)
  const bytes = await readFileBytes(path)
  const outcome = await withLedger(progress.step, async (ledger): Promise<Outcome> => {
    const { checkAgencyFile, writeAgencies } = await import('@corridor/server/agency-import')
    progress.step(`looking ${path} through`)
    const { digest, found } = await checkAgencyFile(ledger, bytes)
    const agencies = found.agencies.filter(
      ({ isQuestioned }) => options.withQuestions === true || !isQuestioned,
    )
    const taken = agencies.length
    if (options.dryRun === true) return { found, taken, failures: [] }
    const { office = null, jurisdiction = null, register } = options
    const failures = await writeAgencies(
      ledger,
      { digest, office, jurisdiction, register, organisations: CONSOLE, licences: CONSOLE },
      agencies,
      (done) => {
        if (done % PROGRESS_EVERY === 0) progress.step(`${done} of ${taken} entered`)
      },
    )
    return { found, taken, failures }
  })
  progress.end()
  await report(basename(path), outcome, options)
}

async function report(
  file: string,
  { found, taken, failures }: Outcome,
  { dryRun = false, json }: AgencyImportOptions,
): Promise<void> {
  const wrong = new Set(
    found.problems.filter(({ level }) => level === 'wrong').map(({ row }) => row),
  ).size
  const outcome = dryRun ? 'checked' : 'entered'
  const entered = dryRun ? 0 : taken - failures.length
  if (json === true) {
    const { rowCount: rows, columns, problems } = found
    await writeOutput(
      formatJson({ outcome, file, rows, taken, entered, wrong, columns, problems, failures }),
      undefined,
    )
  } else {
    const lines = [
      ...found.problems.map(
        ({ row, column, level, problem, fix }) =>
          `${file}, row ${row}${column === null ? '' : `, column ${column}`}: ${problem}. ${fix} (${level})`,
      ),
      ...failures.map(({ row, reason }) => `${file}, row ${row}: not entered: ${reason}`),
      dryRun
        ? `${found.rowCount} rows: ${taken} would be entered, ${wrong} are wrong. Nothing was written`
        : `${found.rowCount} rows: ${entered} entered, ${wrong} wrong, ${failures.length} refused`,
    ]
    await writeOutput(`${lines.join('\n')}\n`, undefined)
  }
  if (failures.length > 0 || (dryRun && wrong > 0)) process.exitCode = EXIT.refused
}
