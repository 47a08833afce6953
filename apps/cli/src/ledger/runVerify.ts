import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { readConfig } from '@corridor/server/config'
import { type LedgerReport, type Seal, verifyExport, verifyStored } from '@corridor/server/ledger'
import { EXIT, UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withLedger } from './withLedger.ts'

interface Options {
  readonly export?: string
  readonly rootKey?: string
  readonly copies?: string
  readonly json?: boolean
  readonly progress?: boolean
}

/** `corridor ledger verify`: the same checks on the database and on an exported file. */
export async function runVerify(options: Options): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const witnessed = {
    rootKey: rootKeyOf(options),
    copies: options.copies === undefined ? [] : readCopies(options.copies),
  }
  const told = (actions: number) => progress.step(`${actions.toLocaleString('en')} actions checked`)
  const report =
    options.export === undefined
      ? await withLedger(progress.step, (ledger) => verifyStored(ledger, witnessed, told))
      : await verifyExport(options.export, witnessed, told)
  progress.end()
  const text = options.json === true ? formatJson({ ...report }) : inWords(report)
  await writeOutput(text, undefined)
  if (!report.intact) process.exitCode = EXIT.different
}

/** From the command line or the settings; never from the ledger that is judged. */
function rootKeyOf({ rootKey }: Options): string {
  const key = rootKey ?? readConfig(process.env).ledger.rootKey
  if (key !== null && /^[0-9a-f]{64}$/.test(key)) return key
  throw new UsageError(
    key === null
      ? 'Say by which root key to judge: --root-key or LEDGER_ROOT_KEY, 64 hexadecimal digits, as it was published'
      : `--root-key must be 64 hexadecimal digits, not "${key}"`,
  )
}

function readCopies(folder: string): readonly Seal[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Seal)
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`
    throw new DomainError('bad_file', `${folder}: the copies of seals cannot be read (${reason})`, {
      folder,
    })
  }
}

function inWords({ intact, checked, faults, moreFaults }: LedgerReport): string {
  const count = (number: number, one: string) =>
    `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`
  const lines = [
    `${intact ? 'Sound' : 'FAULTS FOUND'}: ${count(checked.actions, 'action')} of ` +
      `${count(checked.records, 'record')} under ${count(checked.seals, 'seal')}`,
    ...(checked.unsealed > 0 ? [`${count(checked.unsealed, 'action')} wait for a seal`] : []),
    ...(checked.erased > 0
      ? [`${count(checked.erased, 'payload')} erased or not handed out: chained, but not readable`]
      : []),
    ...faults.map(({ kind, words }) => `${kind}: ${words}`),
    ...(moreFaults > 0 ? [`and ${count(moreFaults, 'fault')} more`] : []),
  ]
  return `${lines.join('\n')}\n`
}
