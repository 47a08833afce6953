import { basename } from 'node:path'
import { supervisionAnswer } from '@corridor/server/standards'
import {
  readSupervisionCsv,
  readSupervisionJson,
  type SupervisionRecord,
} from '@corridor/standards'
import { readTextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { knownStates } from './knownStates.ts'
import { changeStandards, openStandards } from './openStandards.ts'
import { checkedMark } from './statusWords.ts'

export interface SupervisionImportOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

/** `corridor standards supervision import`. */
export async function runSupervisionImport(
  path: string,
  { dryRun, json, progress: always }: SupervisionImportOptions,
): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: always ?? false,
    now: () => performance.now(),
  })
  progress.step(`reading ${path}`)
  const file = await readTextFile(path)
  const open = await openStandards(progress.step)
  const read = /^\s*[[{]/.test(file.text) ? readSupervisionJson : readSupervisionCsv
  const records = read(file.text, file.name, {
    instruments: open.shipped.instruments,
    states: await knownStates([...open.holdings.book.states]),
    verification: 'unverified',
  })
  const changes = compareRecords(open.holdings.supervision, records)
  if (dryRun !== true && records.length > 0) {
    await changeStandards(progress.step, ({ store }) =>
      store.putSupervision(records, { name: basename(path), checksum: file.checksum }),
    )
  }
  progress.end()
  const outcome = dryRun === true ? 'checked' : 'imported'
  if (json === true) {
    await writeOutput(formatJson({ outcome, ...changes }), undefined)
    return
  }
  const { added, changed, unchanged } = changes
  const lines = [
    `${added.length} added, ${changed.length} changed, ${unchanged} unchanged`,
    ...added.map((id) => `+ ${id}`),
    ...changed.map((id) => `~ ${id}`),
    dryRun === true ? 'Nothing is wrong; without --dry-run these would be held' : 'Imported',
  ]
  await writeOutput(`${lines.join('\n')}\n`, undefined)
}

function compareRecords(
  held: readonly SupervisionRecord[],
  newer: readonly SupervisionRecord[],
): { readonly added: string[]; readonly changed: string[]; readonly unchanged: number } {
  const before = new Map(held.map((record) => [record.id, record]))
  const added = newer.filter(({ id }) => !before.has(id))
  const changed = newer.filter(
    (record) => before.has(record.id) && !isSame(before.get(record.id)!, record),
  )
  return {
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    unchanged: newer.length - added.length - changed.length,
  }
}

/** Field by field: the order of fields is not kept where they were stored. */
const isSame = (a: SupervisionRecord, b: SupervisionRecord): boolean =>
  (Object.keys(b) as (keyof SupervisionRecord)[]).every(
    (field) => JSON.stringify(a[field]) === JSON.stringify(b[field]),
  )

export interface SupervisionListOptions {
  readonly state?: string
  readonly instrument?: string
  readonly json?: boolean
}

/** `corridor standards supervision list`. */
export async function runSupervisionList({
  state,
  instrument,
  json,
}: SupervisionListOptions): Promise<void> {
  const { holdings } = await openStandards(() => {})
  const answer = supervisionAnswer(holdings, {
    ...(state === undefined ? {} : { state }),
    ...(instrument === undefined ? {} : { instrument }),
  })
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const lines = answer.records.flatMap((record) => {
    const mark = checkedMark(record.verification)
    return [
      `${record.date}  ${record.state}  ${record.instrument ?? '-'}  ${record.kind}, ${record.status}${record.due === null ? '' : `, due ${record.due}`}${mark === '' ? '' : ` [${mark}]`}`,
      `    ${record.id}: ${record.title}`,
      ...(record.link === null ? [] : [`    ${record.link}`]),
    ]
  })
  await writeOutput(`${lines.join('\n') || 'No such record is held here'}\n`, undefined)
}
