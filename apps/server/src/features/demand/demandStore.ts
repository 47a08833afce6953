import type { AccreditationSummary, SubAgentSummary } from '@corridor/contract'
import { localDateOf } from '@corridor/deadlines'
import { isAccredited } from '@corridor/recruitment/demand'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { DemandParts, DemandReading } from './DemandParts.ts'

export type AccreditationRow = Selectable<CorridorDatabase['accreditation']>
export type SubAgentRow = Selectable<CorridorDatabase['sub_agent']>

/** Today's date of the authority. */
export const todayOf = ({ now, ledger }: Pick<DemandReading, 'now' | 'ledger'>): string =>
  localDateOf(now().getTime(), ledger.timeZone)

export const selectAccreditation = ({ db, ledger }: DemandParts, id: string) =>
  db
    .selectFrom('accreditation')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export const selectSubAgent = ({ db, ledger }: DemandParts, id: string) =>
  db
    .selectFrom('sub_agent')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

const arrayOf = (...columns: readonly string[]) => ({
  holds: 'many' as const,
  column: sql`array[${sql.join(columns.map((column) => sql.ref(column)))}]`,
})

/** The attributes on which permissions decide, as columns: two offices and two organisations. */
export const ACCREDITATION_COLUMNS: FilterColumns = {
  kind: 'accreditation',
  attributes: {
    id: oneIn('accreditation.record'),
    organisations: arrayOf('accreditation.agency', 'accreditation.principal'),
    office: arrayOf('accreditation.office', 'accreditation.post'),
    jurisdiction: oneIn('accreditation.jurisdiction'),
    state: oneIn('accreditation.status'),
  },
}

const SUB_AGENT: FilterColumns = {
  kind: 'sub-agent',
  attributes: {
    id: oneIn('sub_agent.record'),
    organisations: oneIn('sub_agent.agency'),
    office: oneIn('sub_agent.office'),
    jurisdiction: oneIn('sub_agent.jurisdiction'),
    state: oneIn('sub_agent.status'),
  },
}

/** Accreditations that the one who asks may read, the newest first; that she looked is noted. */
export async function listAccreditations(
  parts: DemandParts,
  sender: Sender,
  wanted: {
    readonly agency?: string | undefined
    readonly principal?: string | undefined
    readonly status?: AccreditationRow['status'] | undefined
    readonly limit: number
  },
): Promise<readonly AccreditationRow[]> {
  const { agency, principal, status, limit } = wanted
  let query = parts.db
    .selectFrom('accreditation')
    .selectAll()
    .where('tenant', '=', parts.ledger.tenant)
    .where(whereFilter(sender.filter('read.accreditation'), ACCREDITATION_COLUMNS))
    .orderBy('since', 'desc')
    .orderBy('record')
    .limit(limit)
  if (agency !== undefined) query = query.where('agency', '=', agency)
  if (principal !== undefined) query = query.where('principal', '=', principal)
  if (status !== undefined) query = query.where('status', '=', status)
  return await logged<AccreditationRow>(
    parts,
    sender,
    'read.accreditation',
    wanted,
    query.compile(),
  )
}

/** Sub-agents that the one who asks may read, by name; that she looked is noted. */
export async function listSubAgents(
  parts: DemandParts,
  sender: Sender,
  wanted: {
    readonly agency?: string | undefined
    readonly status?: SubAgentRow['status'] | undefined
    readonly limit: number
  },
): Promise<readonly SubAgentRow[]> {
  const { agency, status, limit } = wanted
  let query = parts.db
    .selectFrom('sub_agent')
    .selectAll()
    .where('tenant', '=', parts.ledger.tenant)
    .where(whereFilter(sender.filter('read.sub-agent'), SUB_AGENT))
    .orderBy(sql`name collate "C"`)
    .orderBy('record')
    .limit(limit)
  if (agency !== undefined) query = query.where('agency', '=', agency)
  if (status !== undefined) query = query.where('status', '=', status)
  return await logged<SubAgentRow>(parts, sender, 'read.sub-agent', wanted, query.compile())
}

/** Runs a list; who asked for what, and what was shown, is noted in its transaction. */
export async function logged<Row extends { readonly record: string }>(
  parts: Pick<DemandParts, 'ledger'>,
  sender: Sender,
  permission: 'read.accreditation' | 'read.sub-agent' | 'read.job-order',
  wanted: object,
  query: { readonly sql: string; readonly parameters: readonly unknown[] },
): Promise<readonly Row[]> {
  const reader = readerOf(sender, sender.require(permission, null))
  return await logSearch(parts.ledger, reader, 'list', { ...wanted }, async (client) => {
    const { rows } = await client.query<Row>(query.sql, [...query.parameters])
    return { result: rows, records: rows.map(({ record }) => record) }
  })
}

/** Names of organisations, by id. */
export async function partyNames(
  { db, ledger }: Pick<DemandReading, 'db' | 'ledger'>,
  ids: readonly string[],
): Promise<(id: string) => { readonly id: string; readonly name: string | null }> {
  const rows = await db
    .selectFrom('organisation')
    .select(['record', 'name'])
    .where('tenant', '=', ledger.tenant)
    .where('record', 'in', ['', ...new Set(ids)])
    .execute()
  const names = new Map(rows.map(({ record, name }) => [record, name]))
  return (id) => ({ id, name: names.get(id) ?? null })
}

type Named = Awaited<ReturnType<typeof partyNames>>

export const accreditationSummary = (
  row: AccreditationRow,
  named: Named,
  today: string,
): AccreditationSummary => ({
  id: row.record,
  agency: named(row.agency),
  principal: named(row.principal),
  destination: row.destination,
  status: row.status,
  isGood: isAccredited({ status: row.status, validUntil: row.valid_until }, today),
  validUntil: row.valid_until,
  post: row.post,
  version: row.version,
})

export const subAgentSummary = (row: SubAgentRow, named: Named): SubAgentSummary => ({
  id: row.record,
  number: row.number,
  agency: named(row.agency),
  name: row.name,
  area: row.area,
  status: row.status,
  version: row.version,
})
