import type { Entry, RecordState } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import type { Recorded } from '../ledger/RecordKind.ts'
import type { NoticeKind } from '../notifications/Notice.ts'
import { type NoticePlace, notify, type Statements } from '../notifications/notify.ts'
import type { FollowedKind, Waiting } from './FollowedKind.ts'
import type { WorkItemRow } from './WorkItemRow.ts'

/** What an action's verb says of the proposal that it ended. */
const OUTCOMES: Readonly<Record<string, NoticeKind>> = {
  confirm: 'proposal.confirmed',
  decline: 'proposal.refused',
  withdraw: 'proposal.refused',
  lapse: 'proposal.lapsed',
}

/** Brings what waits for somebody up to date, and tells those whom it concerns. */
export async function followWork<State extends RecordState>(
  client: Statements,
  kind: FollowedKind<State>,
  { tenant, entry, state }: Recorded<State>,
  place: NoticePlace,
): Promise<void> {
  const waiting = kind.waitingOf(entry.record, state)
  const { rows } = await client.query<WorkItemRow>(
    'select * from work_item where tenant = $1 and record = $2',
    [tenant, entry.record],
  )
  const same = rows.find(
    (row) => row.permission === waiting?.permission && row.since.toISOString() === waiting.since,
  )
  for (const row of rows) {
    if (row === same) continue
    await client.query(
      'delete from work_item where tenant = $1 and record = $2 and permission = $3',
      [tenant, row.record, row.permission],
    )
    await tellOutcome(client, kind, row, entry, place)
  }
  if (waiting === null || same !== undefined) return
  await insertWorkItem(client, tenant, entry, kind.word, waiting)
  // Thousands at once stand in the queue; nobody is told of each of them.
  if (entry.channel === 'import') return
  const to = { permission: waiting.permission, on: waiting.on, except: waiting.excluded }
  const notice = kind.noticeOf?.(entry.record, state, to) ?? {
    ...{ to, kind: 'proposal.waiting' as const, record: entry.record },
    params: { what: kind.word, title: waiting.title },
  }
  await notify(client, place, notice)
}

/** Puts what waits into the queue. @param kind word of the record. */
export async function insertWorkItem(
  client: Statements,
  tenant: string,
  { record }: Entry,
  kind: string,
  { permission, act, title, since, excluded, on }: Waiting,
): Promise<void> {
  await client.query(
    `insert into work_item (tenant, record, permission, kind, title, act, since, excluded,
       protected_kind, protected_id, owner, organisations, office, jurisdiction, assignees,
       mandate_holders, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[tenant, record, permission, kind, title, act, since, excluded, on.kind, on.id, on.owner],
      ...[on.organisations, on.office, on.jurisdiction, on.assignees, on.mandateHolders, on.state],
    ],
  )
}

async function tellOutcome<State extends RecordState>(
  client: Statements,
  { word }: FollowedKind<State>,
  row: WorkItemRow,
  { type, actor, record }: Entry,
  place: NoticePlace,
): Promise<void> {
  const outcome = OUTCOMES[type.slice(type.indexOf('.') + 1)]
  const params = { what: word, title: row.title }
  if (outcome === undefined) return
  for (const person of row.excluded) {
    if (person === actor) continue
    // All outcomes say the same of a record: which one it was.
    await notify(client, place, {
      to: { person },
      kind: outcome as 'proposal.confirmed',
      params,
      record,
    })
  }
  if (outcome !== 'proposal.lapsed') return
  const { permission, excluded: except } = row
  await notify(client, place, {
    to: { permission, on: protectedOf(row), except },
    kind: 'deadline.missed',
    params,
    record,
  })
}

/** What a permission on the record behind an item is judged by. */
export const protectedOf = (row: WorkItemRow): ProtectedRecord => ({
  kind: row.protected_kind,
  id: row.protected_id,
  owner: row.owner,
  organisations: row.organisations,
  office: row.office,
  jurisdiction: row.jurisdiction,
  assignees: row.assignees,
  mandateHolders: row.mandate_holders,
  state: row.state,
})
