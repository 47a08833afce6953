import type { ContractSummary } from '@corridor/contract'
import type { Contract, ContractStatus, Worker } from '@corridor/recruitment/contracts'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, manyIn, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { ContractParts } from './ContractParts.ts'
import { nameOf, organisationNames } from './workerStore.ts'

export interface ContractRow extends Selectable<CorridorDatabase['contract']> {
  /** The worker's account. */
  readonly person: string | null
  readonly worker_state: string | null
}

/** The attributes on which permissions decide: either office that keeps the file reaches it. */
export const CONTRACT_COLUMNS: FilterColumns = {
  kind: 'contract',
  attributes: {
    id: oneIn('contract.record'),
    owner: oneIn('worker.person'),
    organisations: manyIn('contract.organisations'),
    office: manyIn('contract.offices'),
    jurisdiction: oneIn('contract.jurisdiction'),
    state: oneIn('contract.status'),
  },
}

const selectContracts = ({ db, ledger }: ContractParts) =>
  db
    .selectFrom('contract')
    .leftJoin('worker', (join) =>
      join
        .onRef('worker.tenant', '=', 'contract.tenant')
        .onRef('worker.record', '=', 'contract.worker'),
    )
    .selectAll('contract')
    .select(['worker.person', 'worker.state as worker_state'])
    .where('contract.tenant', '=', ledger.tenant)

/** A contract, if there is one; nothing of it may be shown before it is asked whether. */
export const selectContract = (
  parts: ContractParts,
  id: string,
): Promise<ContractRow | undefined> =>
  selectContracts(parts).where('contract.record', '=', id).executeTakeFirst()

interface ContractsWanted {
  readonly status?: ContractStatus | undefined
  readonly worker?: string | undefined
  readonly jobOrder?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Contracts open to whoever asks, newest first; who looked for what is noted. */
export async function listContracts(
  parts: ContractParts,
  sender: Sender,
  wanted: ContractsWanted,
): Promise<{ readonly contracts: ContractSummary[]; readonly next: string | null }> {
  const reader = readerOf(sender, sender.require('read.contract', null))
  const { status, worker, jobOrder, after, limit } = wanted
  let query = selectContracts(parts)
    .where(whereFilter(sender.filter('read.contract'), CONTRACT_COLUMNS))
    .orderBy('contract.opened_at', 'desc')
    .orderBy('contract.record', 'desc')
    .limit(limit + 1)
  if (status !== undefined) query = query.where('contract.status', '=', status)
  if (worker !== undefined) query = query.where('contract.worker', '=', worker)
  if (jobOrder !== undefined) query = query.where('contract.job_order', '=', jobOrder)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(contract.opened_at, contract.record) < (
        select l.opened_at, l.record from contract l
        where l.tenant = ${parts.ledger.tenant} and l.record = ${after})`,
    )
  }
  const compiled = query.compile()
  const { rows, next } = await logSearch(
    parts.ledger,
    reader,
    'list',
    { ...wanted },
    async (client) => {
      const found = await client.query<ContractRow>(compiled.sql, [...compiled.parameters])
      const page = found.rows.slice(0, limit)
      const last = found.rows.length > limit ? (page.at(-1)?.record ?? null) : null
      return { result: { rows: page, next: last }, records: page.map(({ record }) => record) }
    },
  )
  const names = await organisationNames(
    parts,
    rows.flatMap(({ organisations }) => organisations),
  )
  return { contracts: rows.map((row) => summaryOf(row, names)), next }
}

function summaryOf(row: ContractRow, names: ReadonlyMap<string, string>): ContractSummary {
  const { signatures, openedAt } = JSON.parse(row.state) as Contract
  return {
    id: row.record,
    worker: { id: row.worker, name: workerName(row) },
    agency: { id: row.agency, name: names.get(row.agency) ?? null },
    employer: { id: row.employer, name: names.get(row.employer) ?? null },
    jobOrder: row.job_order,
    status: row.status,
    signedOn: signatures?.on ?? null,
    openedAt,
    version: row.version,
  }
}

/** As the worker's file calls her. */
export const workerName = ({ worker_state }: ContractRow): string | null =>
  worker_state === null ? null : nameOf((JSON.parse(worker_state) as Worker).particulars)
