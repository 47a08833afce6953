import type { WatchEntryFile, WatchEntrySummary } from '@corridor/contract'
import { type WatchEntry, type WatchGround, watchActions } from '@corridor/recruitment/registers'
import { type Expression, type SqlBool, sql } from 'kysely'
import { oneIn, whereFilter } from '../../../db/recordFilterSql.ts'
import type { Sender } from '../../../http/guard.ts'
import { openRecord } from '../../ledger/openRecord.ts'
import { possibleActs } from '../../ledger/possibleActs.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../../ledger/timelineOf.ts'
import { personNames } from '../../organisations/personNames.ts'
import { findRow, listRecords } from '../listRecords.ts'
import type { RegisterParts } from '../RegisterParts.ts'
import { protectedWatchEntry, watchKind } from './watchKind.ts'

interface WatchRow {
  readonly record: string
  readonly organisation: string
  readonly ground: WatchGround
  readonly status: WatchEntry['status']
  readonly proposed: 'add' | 'change' | 'lift' | null
  readonly office: string
  readonly jurisdiction: string
}

export const findWatchEntry = (parts: RegisterParts, id: string) =>
  findRow<WatchRow>(parts, 'watch_entry', id)

/** A page of the list within reach. */
export async function listWatchEntries(
  parts: RegisterParts,
  sender: Sender,
  wanted: {
    readonly status?: WatchEntry['status'] | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly entries: WatchEntrySummary[]; readonly next: string | null }> {
  const { status, after, limit } = wanted
  const reach = whereFilter(sender.filter('read.watch-entry'), {
    kind: 'watch-entry',
    attributes: {
      id: oneIn('r.record'),
      organisations: oneIn('r.organisation'),
      office: oneIn('r.office'),
      jurisdiction: oneIn('r.jurisdiction'),
      state: oneIn('r.status'),
    },
  })
  const where: Expression<SqlBool>[] = [
    reach,
    ...(status === undefined ? [] : [sql<SqlBool>`r.status = ${status}`]),
  ]
  const reader = readerOf(sender, sender.require('read.watch-entry', null))
  const { rows, next } = await listRecords<WatchRow>(parts, reader, {
    ...{ table: 'watch_entry', sort: 'organisation', direction: 'asc', where, after, limit },
    terms: { watchList: true, ...wanted },
  })
  const names = await organisationNames(
    parts,
    rows.map(({ organisation }) => organisation),
  )
  return {
    entries: rows.map(
      ({ record, organisation, ground, proposed, office, jurisdiction, ...row }) => ({
        ...{
          id: record,
          organisation: { id: organisation, name: names.get(organisation) ?? null },
        },
        ...{ ground, status: row.status, office, jurisdiction, proposed },
      }),
    ),
    next,
  }
}

async function organisationNames(
  { db, ledger }: RegisterParts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['record', 'name'])
    .where('tenant', '=', ledger.tenant)
    .where('record', 'in', ['', ...ids])
    .execute()
  return new Map(rows.map(({ record, name }) => [record, name]))
}

const TYPES = Object.values(watchActions).map(({ type }) => type)

/** So that rules that need a proposal are looked at though no reason was given yet. */
const TRIALS = {
  'watch.withdraw': { reason: '-' },
  'watch.decline': { reason: '-' },
}

/**
 * An entry with its time line; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readWatchEntry(
  parts: RegisterParts,
  sender: Sender,
  id: string,
): Promise<WatchEntryFile> {
  const { ledger } = parts
  const row = await findWatchEntry(parts, id)
  const protect = (entry: WatchRow | WatchEntry) => protectedWatchEntry({ ...entry, record: id })
  const read = await openRecord(
    ledger,
    watchKind,
    sender,
    'read.watch-entry',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const organisations = await organisationNames(parts, [state.organisation])
  const { organisation, ground, text, evidence, proposal, earlier } = state
  // What is looked at only when an act says more is taken as given.
  const facts = { organisationKind: null, officeOpen: null, alreadyListed: false }
  return {
    ...{ id, version: read.version, ground, text, evidence: [...evidence] },
    organisation: { id: organisation, name: organisations.get(organisation) ?? null },
    ...{ status: state.status, office: state.office, jurisdiction: state.jurisdiction },
    listedAt: state.listedAt,
    earlier: earlier.map((one) => ({ ...one, evidence: [...one.evidence] })),
    proposal:
      proposal === null
        ? null
        : {
            ...proposal,
            evidence: [...proposal.evidence],
            by: proposal.by.map((one) => ({ id: one, name: names.get(one) ?? null })),
          },
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        watchKind,
        TYPES,
        read,
        sender,
        protect(state),
        { now: ledger.now().toISOString(), facts },
        TRIALS,
      ),
    ],
  }
}
