import { type LedgerReport, verifyExport, verifyStored } from '@corridor/server/ledger'
import { EXIT, UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { readCopies, readReceipts } from './readWitnesses.ts'
import { rootKeyOf } from './rootKeyOf.ts'
import { withLedger } from './withLedger.ts'

interface Options {
  readonly export?: string
  readonly rootKey?: string
  readonly copies?: string
  readonly receipt?: readonly string[]
  readonly contents?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

/** What was held against each other, beside what the report counts. */
interface Looked {
  readonly copies: number
  readonly receipts: number
  /** Whether actions were looked at, or the seals alone. */
  readonly actions: boolean
  /** Whether what the actions say was held against its digest. */
  readonly contents: boolean
}

/** `corridor ledger verify`: the same checks on the database and on an exported file. */
export async function runVerify(options: Options): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const witnessed = {
    rootKey: rootKeyOf(options.rootKey),
    copies: options.copies === undefined ? [] : readCopies(options.copies),
    receipts: readReceipts(options.receipt ?? []),
  }
  const told = (actions: number) => progress.step(`${actions.toLocaleString('en')} actions checked`)
  const contents = options.contents === true
  const report =
    options.export === undefined
      ? await withLedger(progress.step, async (ledger) => ({
          ...(await verifyStored(ledger, witnessed, told, { contents })),
          actions: true,
        }))
      : await verifyFile(options.export, witnessed, contents, told)
  progress.end()
  const looked = {
    copies: witnessed.copies.length,
    receipts: witnessed.receipts.length,
    actions: report.actions,
    contents: report.contents,
  }
  const text = options.json === true ? formatJson({ ...report }) : inWords(report, looked)
  await writeOutput(text, undefined)
  if (!report.intact) process.exitCode = EXIT.different
}

async function verifyFile(
  file: string,
  witnessed: Parameters<typeof verifyExport>[1],
  contents: boolean,
  told: (actions: number) => void,
) {
  const report = await verifyExport(file, witnessed, told)
  if (!report.actions && (witnessed.receipts ?? []).length > 0) {
    throw new UsageError(
      `${file} holds seals alone: a receipt can only be looked for where the actions are`,
    )
  }
  if (!report.payloads && contents) {
    throw new UsageError(
      `${file} does not say what the actions say: ask for an export with --payloads`,
    )
  }
  return { ...report, contents: report.payloads }
}

function inWords(report: LedgerReport, looked: Looked): string {
  const { intact, checked, faults, moreFaults } = report
  const { actions, records, seals, unsealed, erased } = checked
  const what = looked.actions
    ? `${count(actions, 'action')} of ${count(records, 'record')} under ${count(seals, 'seal')}`
    : count(seals, 'seal')
  const lines = [
    `${intact ? 'Sound' : 'FAULTS FOUND'}: ${what}`,
    `Checked: ${checkedWords(looked).join(', ')}`,
    ...notCheckedWords(report, looked),
    ...(unsealed > 0 ? [`${count(unsealed, 'action')} wait for a seal`] : []),
    ...(erased > 0 ? [`${count(erased, 'payload')} erased: chained, but no longer there`] : []),
    ...faults.map(({ kind, words }) => `${kind}: ${words}`),
    ...(moreFaults > 0 ? [`and ${count(moreFaults, 'fault')} more`] : []),
  ]
  return `${lines.join('\n')}\n`
}

function checkedWords({ copies, receipts, actions, contents }: Looked): readonly string[] {
  return [
    'the key list',
    'every seal with its number, link and signature',
    ...(actions ? ['every entry, link and leaf'] : []),
    ...(actions && contents ? ['what the actions say'] : []),
    ...(copies > 0 ? [count(copies, 'copy', 'copies')] : []),
    ...(receipts > 0 ? [count(receipts, 'receipt')] : []),
  ]
}

function notCheckedWords({ checked }: LedgerReport, looked: Looked): readonly string[] {
  if (!looked.actions) return ['Not checked: the actions, which are not in this file']
  if (checked.withheld === 0) return []
  return [
    `Not checked: what ${count(checked.withheld, 'action')} say; --contents opens that where it is at hand`,
  ]
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`
