import type { QueueItem } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PermissionName, RecordKind } from '@corridor/permissions'
import { type Expression, type SqlBool, sql } from 'kysely'
import { manyIn, oneIn, whereFilter } from '../../../db/recordFilterSql.ts'
import { type Decisions, noSuchRecord } from '../../../http/decisions.ts'
import type { Database } from '../../identity/IdentityParts.ts'
import type { OpenLedger } from '../../ledger/openLedger.ts'
import { recordPath } from '../../notifications/readNotifications.ts'
import { protectedOf } from '../followWork.ts'
import type { WorkItemRow } from '../WorkItemRow.ts'

export interface QueueParts {
  readonly db: Database
  readonly ledger: Pick<OpenLedger, 'tenant' | 'now' | 'timeZone' | 'owner'>
}

/** Who asks, with what she may. */
export interface Asker extends Pick<Decisions, 'filter' | 'decide'> {
  readonly person: string
}

export interface QueueWanted {
  readonly sort: 'deadline' | 'age'
  readonly whose: 'all' | 'mine' | 'free'
  readonly skip: number
  readonly limit: number
}

const SOON_MS = 3 * 86_400_000

interface QueueRow extends WorkItemRow {
  readonly last_day: string | null
  readonly missed_from: Date | null
  readonly has_deadline: boolean
  readonly taker: string | null
  /** Of a document the record to which it is attached. */
  readonly subject_kind: string | null
  readonly subject: string | null
  readonly all_rows: string
}

/**
 * What waits for a person: what she may decide by the table of roles, and is not kept from as the
 * one who proposed it.
 *
 * @remarks Two statements; O(items of her permissions).
 */
export async function readQueue(
  parts: QueueParts,
  asker: Asker,
  { sort, whose, skip, limit }: QueueWanted,
): Promise<{ readonly items: QueueItem[]; readonly count: number }> {
  const { db, ledger } = parts
  const reach = await reachOf(parts, asker)
  if (reach === null) return { items: [], count: 0 }
  const order =
    sort === 'age'
      ? sql`w.since, w.record, w.permission`
      : sql`d.missed_from nulls last, w.since, w.record, w.permission`
  const { rows } = await sql<QueueRow>`
    select w.*, d.last_day, d.missed_from, d.record is not null as has_deadline,
           p.name as taker, f.subject_kind, f.subject, count(*) over () as all_rows
    from work_item w
    left join deadline d on d.tenant = w.tenant and d.record = w.record and d.state = 'open'
      and not exists (
        select from deadline e
        where e.tenant = w.tenant and e.record = w.record and e.state = 'open'
          and (coalesce(e.missed_from, 'infinity'), e.name)
            < (coalesce(d.missed_from, 'infinity'), d.name))
    left join person p on p.id = w.taken_by
    left join document f on w.kind = 'document' and f.tenant = w.tenant and f.record = w.record
    where w.tenant = ${ledger.tenant} and ${reach} and not (${asker.person} = any (w.excluded))
      and ${whoseSql(whose, asker.person)}
    order by ${order} limit ${limit} offset ${skip}`.execute(db)
  const now = ledger.now()
  return {
    items: rows.map((row) => itemOf(row, asker.person, now)),
    count: Number(rows[0]?.all_rows ?? 0),
  }
}

const whoseSql = (whose: QueueWanted['whose'], person: string): Expression<SqlBool> => {
  if (whose === 'mine') return sql<SqlBool>`w.taken_by = ${person}`
  return whose === 'free' ? sql<SqlBool>`w.taken_by is null` : sql<SqlBool>`true`
}

/** Items whose permission the asker holds on the record behind them; null where there are none. */
async function reachOf(
  { db, ledger }: QueueParts,
  asker: Asker,
): Promise<Expression<SqlBool> | null> {
  const { rows } = await sql<{ permission: PermissionName; kind: RecordKind }>`
    select distinct permission, protected_kind as kind from work_item
    where tenant = ${ledger.tenant}`.execute(db)
  const conditions = rows.flatMap(({ permission, kind }) => {
    const filter = asker.filter(permission)
    if (filter.anyOf.length === 0 || filter.kind !== kind) return []
    const reaches = whereFilter(filter, {
      kind,
      attributes: {
        id: oneIn('w.protected_id'),
        owner: oneIn('w.owner'),
        organisations: manyIn('w.organisations'),
        office: oneIn('w.office'),
        jurisdiction: oneIn('w.jurisdiction'),
        assignees: manyIn('w.assignees'),
        mandateHolders: manyIn('w.mandate_holders'),
        state: oneIn('w.state'),
      },
    })
    return [
      sql<SqlBool>`(w.permission = ${permission} and w.protected_kind = ${kind} and ${reaches})`,
    ]
  })
  return conditions.length === 0 ? null : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}

function itemOf(row: QueueRow, person: string, now: Date): QueueItem {
  const { taken_by: takenBy, taken } = row
  return {
    record: row.record,
    kind: row.kind,
    title: row.title,
    act: row.act,
    permission: row.permission,
    path: recordPath(row.subject_kind ?? row.kind, row.subject ?? row.record),
    since: row.since.toISOString(),
    deadline: row.has_deadline
      ? { lastDay: row.last_day, missedFrom: row.missed_from?.toISOString() ?? null }
      : null,
    risk: riskOf(row, now),
    taken:
      taken === null
        ? null
        : { by: row.taker ?? '', mine: takenBy === person, at: taken.toISOString() },
  }
}

function riskOf({ has_deadline, missed_from }: QueueRow, now: Date): QueueItem['risk'] {
  if (!has_deadline) return 'in_time'
  if (missed_from === null) return 'cannot_tell'
  const left = missed_from.getTime() - now.getTime()
  if (left <= 0) return 'overdue'
  return left <= SOON_MS ? 'due_soon' : 'in_time'
}

/**
 * Takes what waits on a record, or leaves it again.
 *
 * @throws {DomainError} `not_found` for what does not wait for her; `already_exists` for what another
 * person has taken.
 */
export async function takeWork(
  { ledger }: QueueParts,
  asker: Asker,
  record: string,
  wanted: 'take' | 'release',
): Promise<void> {
  const { owner, tenant, now } = ledger
  const { rows } = await owner.query<WorkItemRow>(
    'select * from work_item where tenant = $1 and record = $2',
    [tenant, record],
  )
  const item = rows.find(
    (row) =>
      !row.excluded.includes(asker.person) &&
      asker.decide(row.permission, protectedOf(row)).allowed,
  )
  if (item === undefined) throw noSuchRecord('read.organisation')
  const [by, at] = wanted === 'take' ? [asker.person, now()] : [null, null]
  const { rowCount } = await owner.query(
    `update work_item set taken_by = $4, taken = $5
     where tenant = $1 and record = $2 and permission = $3
       and (taken_by is null or taken_by = $6)`,
    [tenant, record, item.permission, by, at, asker.person],
  )
  if (rowCount !== 0) return
  throw new DomainError('already_exists', 'Another person has taken this; ask her to leave it')
}
