import type { LoggedAction, LoggedRead } from '@corridor/contract'
import { writeCsv } from '../../http/csv.ts'
import {
  type ActionsWanted,
  type Lines,
  type ReadsWanted,
  selectLoggedActions,
  selectLoggedReads,
} from './logLines.ts'
import { namesOfActors } from './namesOfActors.ts'
import type { OpenLedger } from './openLedger.ts'

const PAGE = 2_000

const ACTION_COLUMNS = [
  'number',
  'recordedAt',
  'record',
  'version',
  'type',
  'actor',
  'actorName',
  'role',
  'organisation',
  'onBehalfOf',
  'purpose',
  'place',
  'device',
  'channel',
  'occurredAt',
  'requestId',
  'hash',
  'seal',
] as const satisfies readonly (keyof LoggedAction)[]

const READ_COLUMNS = [
  'number',
  'readAt',
  'act',
  'outcome',
  'record',
  'version',
  'actor',
  'actorName',
  'role',
  'organisation',
  'purpose',
  'place',
  'device',
  'requestId',
] as const satisfies readonly (keyof LoggedRead)[]

/** Lines with the names of those who did or read. */
export async function named<
  Line extends { readonly actor: string; readonly actorName: string | null },
>({ owner }: OpenLedger, lines: readonly Line[]): Promise<readonly Line[]> {
  const names = await namesOfActors(owner, new Set(lines.map(({ actor }) => actor)))
  return lines.map((line) => ({ ...line, actorName: names.get(line.actor) ?? null }))
}

/** Actions as a table, without what they say. */
export const actionsAsCsv = (
  ledger: OpenLedger,
  wanted: ActionsWanted,
  timeZone: string,
): AsyncGenerator<string> =>
  asCsv(
    ledger,
    [...ACTION_COLUMNS, 'erasedBasis', 'erasedAt'],
    (before) =>
      selectLoggedActions(ledger.pool, ledger.tenant, wanted, { before, limit: PAGE }, timeZone),
    (line) => [
      ...ACTION_COLUMNS.map((column) => line[column]),
      line.erased?.basis ?? null,
      line.erased?.erasedAt ?? null,
    ],
  )

/** Readings as a table; what was asked for and shown as JSON. */
export const readsAsCsv = (
  ledger: OpenLedger,
  wanted: ReadsWanted,
  timeZone: string,
): AsyncGenerator<string> =>
  asCsv(
    ledger,
    [...READ_COLUMNS, 'terms', 'results'],
    (before) =>
      selectLoggedReads(ledger.pool, ledger.tenant, wanted, { before, limit: PAGE }, timeZone),
    (line) => [
      ...READ_COLUMNS.map((column) => line[column]),
      line.terms === null ? null : JSON.stringify(line.terms),
      line.results?.join(' ') ?? null,
    ],
  )

/** Page by page, each by itself: a slow reader holds no connection. Lines of the log never change. */
async function* asCsv<Line extends { readonly actor: string; readonly actorName: string | null }>(
  ledger: OpenLedger,
  columns: readonly string[],
  select: (before: string | undefined) => Promise<Lines<Line>>,
  rowOf: (line: Line) => readonly (string | number | null)[],
): AsyncGenerator<string> {
  let before: string | undefined
  for (let first = true; ; first = false) {
    const { lines, next } = await select(before)
    const rows = (await named(ledger, lines)).map(rowOf)
    const text = writeCsv({ columns, rows, fileName: '' })
    yield first ? text : text.slice(text.indexOf('\r\n') + 2)
    if (next === null) return
    before = next
  }
}
