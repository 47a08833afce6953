import type { JobOrderSummary } from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import { type JobOrder, readPublicNumber, standingOf } from '@corridor/recruitment/demand'
import { type Selectable, sql } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import { type FilterColumns, manyIn, oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import type { DemandParts } from './DemandParts.ts'
import { logged, type partyNames, todayOf } from './demandStore.ts'
import { protectedDemand, type Views } from './protectedDemand.ts'
import { readCauses } from './readCauses.ts'

export type JobOrderRow = Selectable<CorridorDatabase['job_order']>

/** The attributes on which permissions decide, as columns. */
export const JOB_ORDER_COLUMNS: FilterColumns = {
  kind: 'job-order',
  attributes: {
    id: oneIn('job_order.record'),
    organisations: manyIn('job_order.organisations'),
    office: manyIn('job_order.offices'),
    jurisdiction: oneIn('job_order.jurisdiction'),
    state: oneIn('job_order.status'),
  },
}

export const selectJobOrder = ({ db, ledger }: DemandParts, id: string) =>
  db
    .selectFrom('job_order')
    .selectAll()
    .where('tenant', '=', ledger.tenant)
    .where('record', '=', id)
    .executeTakeFirst()

export interface JobOrdersWanted {
  readonly status?: JobOrderRow['status'] | undefined
  readonly agency?: string | undefined
  readonly principal?: string | undefined
  readonly number?: string | undefined
  /** Id of the last one on the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Job orders that the one who asks may read, the longest waiting first; that she looked is noted. */
export async function listJobOrders(
  parts: DemandParts,
  sender: Sender,
  wanted: JobOrdersWanted,
): Promise<{ readonly rows: readonly JobOrderRow[]; readonly next: string | null }> {
  const { status, agency, principal, number, after, limit } = wanted
  const { tenant } = parts.ledger
  let query = parts.db
    .selectFrom('job_order')
    .selectAll()
    .where('tenant', '=', tenant)
    .where(whereFilter(sender.filter('read.job-order'), JOB_ORDER_COLUMNS))
    .orderBy('since')
    .orderBy('record')
    // One more than the page holds tells that there is another.
    .limit(limit + 1)
  if (status !== undefined) query = query.where('status', '=', status)
  if (agency !== undefined) query = query.where('agency', '=', agency)
  if (principal !== undefined) query = query.where('principal', '=', principal)
  if (number !== undefined) {
    query = query.where('number', '=', readPublicNumber(number)?.number ?? '')
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(since, record) > (select l.since, l.record from job_order l
        where l.tenant = ${tenant} and l.record = ${after})`,
    )
  }
  const found = await logged<JobOrderRow>(parts, sender, 'read.job-order', wanted, query.compile())
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.record ?? null) : null }
}

/** The record as whoever asks may see it: of the licensing office, or of the post. */
export function viewOf(
  sender: Pick<Sender, 'decide'>,
  permission: 'read.job-order' | 'read.accreditation',
  { atOffice, atPost }: Views,
): ProtectedRecord {
  return sender.decide(permission, atPost).allowed ? atPost : atOffice
}

/** Whether the one who asks may read it, from either office. */
export const mayRead = (sender: Pick<Sender, 'decide'>, row: JobOrderRow): boolean =>
  sender.decide(
    'read.job-order',
    viewOf(sender, 'read.job-order', protectedDemand('job-order', row)),
  ).allowed

const APPROVED: ReadonlySet<string> = new Set(['approved', 'advertised', 'exhausted', 'expired'])

/** Lines with what holds today. */
export async function summariesOf(
  parts: DemandParts,
  rows: readonly JobOrderRow[],
  named: Awaited<ReturnType<typeof partyNames>>,
): Promise<readonly JobOrderSummary[]> {
  const today = todayOf(parts)
  const causes = await readCauses(
    parts,
    rows.map(({ record }) => record),
    today,
  )
  return rows.map((row) => summaryOf(row, named, causes.get(row.record) ?? [], today))
}

function summaryOf(
  row: JobOrderRow,
  named: Awaited<ReturnType<typeof partyNames>>,
  causes: JobOrderSummary['frozen'],
  today: string,
): JobOrderSummary {
  const { approved, reserved, consumed } = row
  const state = JSON.parse(row.state) as JobOrder
  const standing = standingOf(state, approved - reserved - consumed, causes, today)
  return {
    id: row.record,
    number: state.approval === null ? null : row.number,
    agency: named(row.agency),
    principal: named(row.principal),
    destination: row.destination,
    sector: row.sector,
    status: standing.status,
    frozen: APPROVED.has(standing.status) && standing.status !== 'expired' ? causes : [],
    vacancies: { asked: row.asked, approved, reserved, consumed },
    validUntil: row.valid_until,
    since: row.since.toISOString(),
    version: row.version,
  }
}
