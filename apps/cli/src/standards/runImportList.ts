import { basename } from 'node:path'
import { DomainError } from '@corridor/kernel'
import {
  compareLists,
  type ListComparison,
  type Ratification,
  type RatificationListImport,
  ratificationKey,
  readRatificationList,
} from '@corridor/standards'
import { UsageError } from '../exitCodes.ts'
import { readTextFile, type TextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { knownStates } from './knownStates.ts'
import { changeStandards, type OpenStandards, openStandards } from './openStandards.ts'

export interface ImportListOptions {
  readonly completeThrough?: string
  readonly publisher?: string
  readonly licence?: string
  readonly source?: string
  readonly verification?: 'text-checked' | 'sourced' | 'secondary' | 'partly' | 'unverified'
  readonly note?: string
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

interface Outcome {
  readonly outcome: 'checked' | 'imported' | 'already-there'
  readonly read: RatificationListImport
  readonly comparison: ListComparison
}

/** `corridor standards import`: what a newer list would change, and unless it is a trial the change. */
export async function runImportList(path: string, options: ImportListOptions): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  progress.step(`reading ${path}`)
  const file = await readTextFile(path)
  if (!/^\s*[[{]/.test(file.text)) requireDescription(options)
  const outcome =
    options.dryRun === true
      ? {
          outcome: 'checked' as const,
          ...(await check(file, options, await openStandards(progress.step))),
        }
      : await changeStandards(progress.step, async (open): Promise<Outcome> => {
          const { read, comparison } = await check(file, options, open)
          const lists = read.lists.map((list) => ({
            list,
            ratifications: read.ratifications.filter(
              (entry) => entry.instrument === list.instrument,
            ),
          }))
          progress.step(`importing ${path}`)
          const entered = await open.store.addLists(lists, {
            name: basename(path),
            checksum: file.checksum,
          })
          return { outcome: entered.length === 0 ? 'already-there' : 'imported', read, comparison }
        })
  progress.end()
  await report(outcome, options)
}

/** Everything an import refuses is refused here, and nothing is written. */
async function check(file: TextFile, options: ImportListOptions, open: OpenStandards) {
  const { completeThrough, publisher, licence, source, note, verification } = options
  const given = { completeThrough, publisher, licence, source, note, verification }
  const read = readRatificationList(file.text, file.name, {
    instruments: open.shipped.instruments,
    states: await knownStates(open.shipped.states),
    list: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  })
  refuseOlder(file.name, read, open)
  return { read, comparison: compareLists(open.holdings.facts.ratifications, read.ratifications) }
}

const NEEDED = [
  ['completeThrough', '--complete-through'],
  ['publisher', '--publisher'],
  ['licence', '--licence'],
  ['source', '--source'],
] as const

/** A table of comma-separated values does not say what it is. */
function requireDescription(options: ImportListOptions): void {
  const missing = NEEDED.filter(([name]) => options[name] === undefined).map(([, option]) => option)
  if (missing.length === 0) return
  throw new UsageError(
    `a CSV file does not say where it is from; add ${missing.join(', ')} (a JSON file can hold them in its "list")`,
  )
}

/** @throws {DomainError} `bad_file` when a list held reaches further, so that this one would not count. */
function refuseOlder(
  name: string,
  { lists }: RatificationListImport,
  { holdings }: OpenStandards,
): void {
  const reach = new Map(holdings.facts.lists.map((list) => [list.instrument, list.completeThrough]))
  const older = lists.filter((list) => list.completeThrough < (reach.get(list.instrument) ?? ''))
  if (older.length === 0) return
  const told = older.map(({ instrument }) => `${instrument} to ${reach.get(instrument)}`)
  throw new DomainError(
    'bad_file',
    `${name}: lists that reach further than ${older[0]!.completeThrough} are held already (${told.join(', ')}). Import a newer list, or leave these instruments out of the file`,
    { instruments: older.map(({ instrument }) => instrument) },
  )
}

async function report(
  { outcome, read, comparison }: Outcome,
  { json }: ImportListOptions,
): Promise<void> {
  const { added, changed, removed, unchanged } = comparison
  if (json === true) {
    await writeOutput(
      formatJson({
        outcome,
        lists: read.lists,
        added,
        changed,
        removed,
        unchanged,
        flagged: read.flagged,
      }),
      undefined,
    )
    return
  }
  for (const { row, ratification } of read.flagged) {
    process.stderr.write(
      `note: row ${row}: ${ratificationKey(ratification)} was denounced outside a window; kept as the register has it\n`,
    )
  }
  const covered = read.lists.map(({ instrument }) => instrument).join(' ')
  const lines = [
    `${covered}: ${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`,
    ...added.map((entry) => `+ ${entryWords(entry)}`),
    ...changed.map(
      ({ before, after, fields }) =>
        `~ ${entryWords(after)}: ${fields.map((field) => `${field} ${valueWords(before[field])} -> ${valueWords(after[field])}`).join('; ')}`,
    ),
    ...removed.map((entry) => `- ${entryWords(entry)}`),
    OUTCOMES[outcome],
  ]
  await writeOutput(`${lines.join('\n')}\n`, undefined)
}

const OUTCOMES: Readonly<Record<Outcome['outcome'], string>> = {
  checked: 'Nothing is wrong; without --dry-run this list would be held from now on',
  imported: 'Imported',
  'already-there': 'Already there, nothing changed',
}

const entryWords = ({ instrument, state, territory, action, registered }: Ratification): string =>
  `${instrument} ${state}${territory === null ? '' : ` (${territory})`} ${action} ${registered}`

const valueWords = (value: Ratification[keyof Ratification]): string =>
  value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
