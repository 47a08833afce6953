import { type Money, moneyDecimal } from '@corridor/kernel'
import { formatTable } from '../output/formatTable.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMoney = (value: unknown): value is Money =>
  isFields(value) && typeof value.minorUnits === 'number' && typeof value.currency === 'string'

const isList = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields)

/** One value on one line: a person or organisation by name, an amount with its currency. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isMoney(value)) return `${moneyDecimal(value)} ${value.currency}`
  if (Array.isArray(value)) return value.map(cellOf).join(', ')
  if (!isFields(value)) return String(value)
  const name = value.name ?? value.id
  return typeof name === 'string' ? name : JSON.stringify(value)
}

const LONGEST_CELL = 60

const short = (text: string): string =>
  text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`

function tableOf(rows: readonly Fields[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const shown = names.filter((name) => rows.some((row) => cellOf(row[name]) !== ''))
  return formatTable(
    shown.map((title) => ({
      title,
      align: 'left' as const,
      cells: rows.map((row) => short(cellOf(row[title]).replaceAll(/\s+/g, ' '))),
    })),
  )
}

/** The first list of an answer as a table, with whether there is more. */
export function describeList(answer: Fields): string {
  const [name, rows] = Object.entries(answer).find(([, value]) => Array.isArray(value)) ?? []
  if (!isList(rows)) return `No ${name ?? 'records'} there.\n`
  const more = typeof answer.next === 'string' ? `\nMore: --after ${answer.next}, or --all\n` : ''
  return `${tableOf(rows)}${more}`
}

/** Particulars line by line, then each list: checks, what can be done, and the time line last. */
export function describeRecord(file: Fields): string {
  const entries = Object.entries(file).filter(([name]) => name !== 'history' && name !== 'acts')
  const lines = entries
    .filter(([, value]) => !isList(value) && !hasFindings(value))
    .map(([name, value]) => `${name}: ${cellOf(value)}\n`)
  const lists = entries.flatMap(([name, value]) =>
    hasFindings(value)
      ? [section(`${name} (${cellOf(value.verdict)})`, findingLines(value.findings))]
      : isList(value)
        ? [section(name, isFindingList(value) ? findingLines(value) : tableOf(value))]
        : [],
  )
  return [lines.join(''), ...lists, ...actLines(file.acts), ...historyLines(file.history)].join('')
}

const section = (title: string, text: string): string => `\n${title}\n${text}`

interface Finding extends Fields {
  readonly met: string
  readonly rule: string
  readonly words: string
}

const isFindingList = (value: unknown): value is readonly Finding[] =>
  isList(value) && value.every(({ met, words }) => typeof met === 'string' && words !== undefined)

const hasFindings = (value: unknown): value is Fields & { readonly findings: readonly Finding[] } =>
  isFields(value) && isFindingList(value.findings)

const findingLines = (findings: readonly Finding[]): string =>
  findings
    .map(({ met, rule, words }) => `  ${met.replaceAll('_', ' ').padEnd(14)}  ${rule}: ${words}\n`)
    .join('')

function actLines(acts: unknown): readonly string[] {
  if (!isList(acts)) return []
  const possible = acts.filter((act) => act.possible === true).map(({ type }) => String(type))
  return [section('possible now', `  ${possible.join(', ') || 'nothing'}\n`)]
}

function historyLines(history: unknown): readonly string[] {
  if (!isList(history)) return []
  const lines = history.map(
    ({ version, recordedAt, type, actorName, actor, role }) =>
      `  ${String(version).padStart(3)}  ${String(recordedAt)}  ${String(type)}  ${String(actorName ?? actor)} (${String(role)})\n`,
  )
  return [section('time line', lines.join(''))]
}
