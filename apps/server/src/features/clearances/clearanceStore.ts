import type { ClearanceSummary } from '@corridor/contract'
import type { RecordFilter } from '@corridor/permissions'
import { IN_FORCE } from '@corridor/recruitment/licence'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import { localDate } from '../../localDate.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import type { ClearanceParts } from './ClearanceParts.ts'

export type ClearanceRow = Selectable<CorridorDatabase['clearance']>

type Place = Pick<ClearanceParts, 'db' | 'ledger' | 'now'>

/** The attributes on which permissions decide, as columns. */
export const CLEARANCE_COLUMNS: FilterColumns = {
  kind: 'clearance',
  attributes: {
    id: oneIn('clearance.record'),
    owner: oneIn('clearance.person'),
    organisations: oneIn('clearance.agency'),
    office: oneIn('clearance.office'),
    jurisdiction: oneIn('clearance.jurisdiction'),
    state: oneIn('clearance.status'),
  },
}

/** One line, if there is one; nothing of it may be shown before it is asked whether. */
export const selectClearance = (
  { db, ledger }: Place,
  id: string,
): Promise<ClearanceRow | undefined> =>
  db
    .selectFrom('clearance')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

/**
 * The licence that stops a departure, written down as a hold or not yet: none of the agency is in
 * force, or its bond is in default, and nobody decided that this worker goes on in spite of it.
 */
export const stoppingLicence = (today: string) => sql<string | null>`(case
  when clearance.kind = 'first' and not exists (
    select from licence l where l.tenant = clearance.tenant and l.organisation = clearance.agency
      and l.effective_status = any(${IN_FORCE}::text[])
      and (l.valid_until is null or l.valid_until >= ${today})
      and not exists (select from bond b where b.tenant = l.tenant and b.holder = l.organisation
        and b.purpose = 'agency' and b.defaulted))
  then (select newest.record from (
      select l.record from licence l
      where l.tenant = clearance.tenant and l.organisation = clearance.agency
        and l.number is not null
      order by l.valid_from desc nulls last, l.record limit 1) newest
    where newest.record <> all(clearance.decided)) end)`

/** What both signed last. */
const AGREED = sql`(select v -> 'content' -> 'terms' from contract t,
    jsonb_array_elements(t.state::jsonb -> 'versions') v
  where t.tenant = clearance.tenant and t.record = clearance.contract
    and v ->> 'kind' in ('origin', 'amended')
  order by (v ->> 'number')::integer desc limit 1)`

const ofOrder = (name: 'sector' | 'site') => sql`(select ${sql.ref(`j.${name}`)} from job_order j
  where j.tenant = clearance.tenant and j.record = clearance.job_order)`

/**
 * The ban that stops a departure on a day. By sector and site where it names one; a contract that
 * does not say its own does not lie outside.
 */
export const stoppingBan = (today: string) => sql<string | null>`(
  select b.record from deployment_ban b
  where b.tenant = clearance.tenant and clearance.kind <> 'form'
    and b.destination = right(clearance.corridor, 3) and b.status in ('ordered', 'ended')
    and b.valid_from <= ${today} and (b.valid_until is null or b.valid_until >= ${today})
    and b.record <> all(clearance.decided)
    and (b.sector is null
      or b.sector = coalesce(${ofOrder('sector')}, ${AGREED} ->> 'sector', b.sector))
    and (b.site is null or lower(b.site)
      = lower(coalesce(${ofOrder('site')}, ${AGREED} ->> 'site', b.site)))
  order by b.record limit 1)`

/** Statuses in which a departure can be stopped. */
export const STOPPABLE = sql`('requested', 'requirements_open', 'ready', 'issued')`

/** The hold that is written down, or what stops it today. */
export const isHeld = (today: string) => sql<boolean>`(clearance.hold or (
  clearance.status in ${STOPPABLE}
  and (${stoppingLicence(today)} is not null or ${stoppingBan(today)} is not null)))`

export const todayOf = ({ ledger, now }: Pick<ClearanceParts, 'ledger' | 'now'>): string =>
  localDate(ledger.timeZone, now())

export interface ClearancesWanted {
  readonly number?: string | undefined
  readonly status?: ClearanceRow['status'] | undefined
  readonly contract?: string | undefined
  readonly waiting?: 'true' | 'false' | undefined
  /** Id of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

type Line = Omit<ClearanceRow, 'state'> & {
  readonly held: boolean
  readonly agency_name: string | null
}

/** Clearances that the one who asks may read, the newest first; who looked for what is noted. */
export async function searchClearances(
  parts: Place,
  sender: Sender,
  wanted: ClearancesWanted,
): Promise<{ readonly clearances: ClearanceSummary[]; readonly next: string | null }> {
  const reader = readerOf(sender, sender.require('read.clearance', null))
  const query = queryOf(parts, sender.filter('read.clearance'), wanted).compile()
  return await logSearch(parts.ledger, reader, 'search', { ...wanted }, async (client) => {
    const found = await client.query<Line>(query.sql, [...query.parameters])
    const rows = found.rows.slice(0, wanted.limit)
    const next = found.rows.length > wanted.limit ? (rows.at(-1)?.record ?? null) : null
    return {
      result: { clearances: rows.map(summaryOf), next },
      records: rows.map(({ record }) => record),
    }
  })
}

/** One row more than the page holds tells that there is another. */
function queryOf(
  { db, ledger, now }: Place,
  filter: RecordFilter,
  { number, status, contract, waiting, after, limit }: ClearancesWanted,
) {
  let query = db
    .selectFrom('clearance')
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant', '=', 'clearance.tenant')
        .onRef('organisation.record', '=', 'clearance.agency'),
    )
    .selectAll('clearance')
    .select('organisation.name as agency_name')
    .select(isHeld(todayOf({ ledger, now })).as('held'))
    .where('clearance.tenant', '=', ledger.tenant)
    .where(whereFilter(filter, CLEARANCE_COLUMNS))
    .orderBy('clearance.requested_at', 'desc')
    .orderBy('clearance.record', 'desc')
    .limit(limit + 1)
  if (number !== undefined) query = query.where('clearance.number', '=', number.toUpperCase())
  if (status !== undefined) query = query.where('clearance.status', '=', status)
  if (contract !== undefined) query = query.where('clearance.contract', '=', contract)
  if (waiting === 'true') query = query.where('clearance.waits', 'is not', null)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(clearance.requested_at, clearance.record) < (
        select l.requested_at, l.record from clearance l
        where l.tenant = ${ledger.tenant} and l.record = ${after})`,
    )
  }
  return query
}

const summaryOf = (row: Line): ClearanceSummary => ({
  id: row.record,
  version: row.version,
  kind: row.kind,
  number: row.number,
  worker: row.worker,
  contract: row.contract,
  agency: row.agency,
  agencyName: row.agency_name,
  corridor: row.corridor,
  status: row.status,
  held: row.held,
  waits: row.waits,
  requestedAt: row.requested_at.toISOString(),
  issuedAt: row.issued_at?.toISOString() ?? null,
  expiresOn: row.expires_on,
})
