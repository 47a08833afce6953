import type { WorkerSummary } from '@corridor/contract'
import type { Worker } from '@corridor/recruitment/contracts'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, manyIn, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { searchable } from '../organisations/searchable.ts'
import type { ContractParts } from './ContractParts.ts'
import { protectedWorker } from './protectedFiles.ts'

export type WorkerRow = Selectable<CorridorDatabase['worker']>

/** The attributes on which permissions decide, as columns. */
export const WORKER_COLUMNS: FilterColumns = {
  kind: 'worker',
  attributes: {
    id: oneIn('worker.record'),
    owner: oneIn('worker.person'),
    organisations: manyIn('worker.open_to'),
    office: oneIn('worker.office'),
    jurisdiction: oneIn('worker.jurisdiction'),
    mandateHolders: oneIn('worker.registered_by'),
    state: oneIn('worker.status'),
  },
}

/** A file, if there is one; nothing of it may be shown before it is asked whether. */
export const selectWorker = (
  { db, ledger }: ContractParts,
  id: string,
): Promise<WorkerRow | undefined> =>
  db
    .selectFrom('worker')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export const protectedRow = (row: WorkerRow) =>
  protectedWorker({ ...row, registeredBy: row.registered_by, openTo: row.open_to })

interface WorkersWanted {
  /** Parts of a name or number; only for whoever may search by name. */
  readonly text?: string
  readonly after?: string | undefined
  readonly limit: number
}

/** Files open to whoever asks, newest first; who looked for what is noted. */
export async function findWorkers(
  parts: ContractParts,
  sender: Sender,
  permission: 'read.worker' | 'search.worker',
  wanted: WorkersWanted,
): Promise<{ readonly workers: WorkerSummary[]; readonly next: string | null }> {
  const reader = readerOf(sender, sender.require(permission, null))
  const { db, ledger } = parts
  const { text, after, limit } = wanted
  let query = db
    .selectFrom('worker')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where(whereFilter(sender.filter(permission), WORKER_COLUMNS))
    .orderBy('registered_at', 'desc')
    .orderBy('record', 'desc')
    .limit(limit + 1)
  for (const word of wordsOf(text)) query = query.where('search', 'like', `%${word}%`)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(worker.registered_at, worker.record) < (
        select l.registered_at, l.record from worker l
        where l.tenant = ${ledger.tenant} and l.record = ${after})`,
    )
  }
  const compiled = query.compile()
  const act = permission === 'search.worker' ? 'search' : 'list'
  return await logSearch(ledger, reader, act, { ...wanted }, async (client) => {
    const found = await client.query<WorkerRow>(compiled.sql, [...compiled.parameters])
    const rows = found.rows.slice(0, limit)
    const next = found.rows.length > limit ? (rows.at(-1)?.record ?? null) : null
    return {
      result: { workers: rows.map(summaryOf), next },
      records: rows.map(({ record }) => record),
    }
  })
}

const wordsOf = (text = ''): readonly string[] =>
  searchable(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/[\\%_]/g, '\\$&'))

function summaryOf(row: WorkerRow): WorkerSummary {
  const { particulars, status, registeredAt } = JSON.parse(row.state) as Worker
  return {
    id: row.record,
    name: nameOf(particulars),
    status,
    languages: [...(particulars?.languages ?? [])],
    claimed: row.person !== null,
    registeredAt,
    version: row.version,
  }
}

/** As she is called; null where the file was erased. */
export const nameOf = (particulars: Worker['particulars']): string | null =>
  particulars === null ? null : `${particulars.givenNames} ${particulars.familyName}`.trim()

/** What organisations are called, by their ids. */
export async function organisationNames(
  { db, ledger }: ContractParts,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['record', 'name'])
    .where('tenant', '=', ledger.tenant)
    .where('record', 'in', ['', ...new Set(ids)])
    .execute()
  return new Map(rows.map(({ record, name }) => [record, name]))
}
