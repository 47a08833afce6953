import { closeSync, openSync, readSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import { readIdentities, withTrial } from '@corridor/server/backup'
import { type Config, readConfig } from '@corridor/server/config'
import {
  digestFile,
  type EvidenceSource,
  exportSource,
  type OpenLedger,
  type ReinstatementReport,
  reinstate,
  type Seal,
  withBackupSource,
} from '@corridor/server/ledger'
import { RECORD_KINDS } from '@corridor/server/record-kinds'
import { interruptible } from '../backup/interruptible.ts'
import type { ReinstateOptions } from '../commands/ledger.ts'
import { EXIT, UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { readCopies } from './readWitnesses.ts'
import { requireSigner } from './requireSigner.ts'
import { rootKeyOf } from './rootKeyOf.ts'
import { withLedger } from './withLedger.ts'

/** `corridor ledger reinstate`: originals back from verified evidence, the false into quarantine. */
export async function runReinstate(file: string, options: ReinstateOptions): Promise<void> {
  const rootKey = rootKeyOf(options.rootKey)
  const decision = options.yes === true ? decisionOf(options) : null
  const copies = copiesOf(options, readConfig(process.env))
  const identities = options.identity === undefined ? [] : readIdentities(options.identity)
  const isExport = beginsLikeExport(file)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const told = progress.step
  const report = await interruptible((signal) =>
    withLedger(told, async (ledger, config) => {
      const kinds = [...RECORD_KINDS.values()]
      const mend = (source: EvidenceSource) => {
        signal.throwIfAborted()
        return reinstate(ledger, { source, rootKey, copies, kinds, decision, told })
      }
      if (isExport) return await mend(await exportSource(file))
      const trial = { file, identities, config, signal, told }
      return await fromBackup(ledger, trial, mend)
    }),
  )
  progress.end()
  if (report === null) return
  if (!report.intact) process.exitCode = EXIT.different
  const isDone = decision !== null
  const text =
    options.json === true
      ? formatJson({ done: report.record !== null, ...report })
      : `${inWords(report, isDone).join('\n')}\n`
  await writeOutput(text, undefined)
}

async function fromBackup(
  ledger: OpenLedger,
  trial: Parameters<typeof withTrial>[0],
  mend: (source: EvidenceSource) => Promise<ReinstatementReport>,
): Promise<ReinstatementReport> {
  const digest = await digestFile(trial.file)
  return await withTrial(trial, ({ pool }) =>
    withBackupSource(pool, ledger, { name: trial.file, digest }, mend),
  )
}

/** @throws {UsageError} where anything of it is missing. */
function decisionOf({ reason, by = [], root }: ReinstateOptions) {
  if (reason === undefined || reason.trim() === '') {
    throw new UsageError('--yes needs --reason: why it is done, kept for good')
  }
  const [one, other, ...more] = by.map((name) => name.trim()).filter((name) => name !== '')
  const isTwo = one?.toLocaleLowerCase('en') !== other?.toLocaleLowerCase('en')
  if (one === undefined || other === undefined || more.length > 0 || !isTwo) {
    throw new UsageError('--yes needs --by with the names of two different persons who decided it')
  }
  if (root === undefined) {
    throw new UsageError('--yes needs --root: the file with the private half of the root key')
  }
  return { reason, decidedBy: [one, other] as const, root: requireSigner(root) }
}

function copiesOf(
  { copies, withoutCopies }: ReinstateOptions,
  { ledger }: Config,
): readonly Seal[] {
  if (withoutCopies === true) return []
  const folder = copies ?? ledger.sealsDir
  const found = folder === null ? [] : readCopies(folder)
  if (found.length > 0) return found
  throw new UsageError(
    folder === null
      ? 'Say where copies of the seals are: --copies FOLDER or LEDGER_SEALS_DIR, as witnesses hold them. Where nobody has any, say --without-copies'
      : `There is no copy of a seal in ${folder}. Name another folder, or say --without-copies`,
  )
}

/** An export is lines of JSON; a backup is compressed or encrypted. */
function beginsLikeExport(file: string): boolean {
  const first = Buffer.alloc(1)
  try {
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, first)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new DomainError('bad_file', `${file} cannot be read (${(error as Error).message})`, {
      file,
    })
  }
  return first.toString() === '{'
}

const MOST_LINES = 50

function inWords(report: ReinstatementReport, isDone: boolean): readonly string[] {
  const { record, source, copies, reinstated, setAside, seals, intact, faults, left } = report
  const evidence = `Evidence: ${source.kind}, sound up to seal ${source.lastSeal}, ${copiesWords(copies)}`
  const count = reinstated.length + setAside.length + seals.length
  const after = [
    ...left.map(({ record: one, words }) => `${one} cannot be shown: ${words}`),
    ...(intact
      ? [`The log ${isDone || count === 0 ? 'is' : 'would be'} sound`]
      : [
          'SOMETHING IS STILL WRONG that this evidence does not mend:',
          ...faults.slice(0, MOST_LINES).map(({ kind, words }) => `${kind}: ${words}`),
        ]),
  ]
  if (count === 0) return [evidence, 'Nothing differs: there is nothing to put back', ...after]
  const does = (done: string, would: string) => (isDone ? done : would)
  const lines = [
    ...reinstated.map(
      ({ record: one, version, seal }) =>
        `${does('Put back', 'Would put back')}: version ${version} of ${one} (seal ${seal})`,
    ),
    ...seals.map((seal) => `${does('Put back', 'Would put back')}: seal ${seal} with its leaves`),
    ...setAside.map(
      ({ what, record: one, version }) =>
        `${does('In quarantine', 'Would go into quarantine')}: ${what === 'seal' ? `seal ${version}` : `version ${version} of ${one}`} as it stood`,
    ),
  ]
  return [
    evidence,
    ...lines.slice(0, MOST_LINES),
    ...(lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more (--json)`] : []),
    ...after,
    record === null
      ? 'Nothing was changed. Say --yes, with --reason, --by and --root, to do it'
      : `Recorded as ${record}. Ask whoever acted on what was put aside to do it again`,
  ]
}

const copiesWords = (copies: number): string =>
  copies === 0
    ? 'held against no copy of a seal'
    : `held against ${copies} ${copies === 1 ? 'copy' : 'copies'} of seals`
