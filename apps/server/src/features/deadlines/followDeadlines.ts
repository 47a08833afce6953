import type { Due } from '@corridor/deadlines'
import { type Act, deadlinesOf, type Entry, type RecordState } from '@corridor/ledger'
import type { Recorded } from '../ledger/RecordKind.ts'
import type { Statements } from '../notifications/notify.ts'
import { countDue, type KeptRule, ruleOf } from './countDue.ts'
import { addDeadlineJob, type DeadlineId, removeDeadlineJob } from './deadlineJob.ts'
import type { FollowedKind } from './FollowedKind.ts'

/** Ends the deadlines that an action closes and begins those that it opens, in its transaction. */
export async function followDeadlines<State extends RecordState>(
  client: Statements,
  kind: FollowedKind<State>,
  { tenant, entry, state }: Recorded<State>,
  timeZone: string,
): Promise<void> {
  const action = kind.definition.actionByType.get(entry.type)
  if (action === undefined) return
  const opened = deadlinesOf(action, state, actOf(entry))
  // What is opened again begins again.
  for (const name of new Set([...action.closes, ...opened.map((one) => one.name)])) {
    await endDeadline(client, tenant, entry, name)
  }
  for (const deadline of opened) {
    const jurisdiction = kind.jurisdictionOf(state)
    const rule = await ruleOf(client, { tenant, timeZone }, deadline, jurisdiction)
    const started = new Date(deadline.from)
    const due = await countDue(client, { tenant, timeZone }, { rule, started, jurisdiction })
    const { record, version, type } = entry
    const { lastDay, missedFrom, cannotTell } = columnsOf(due)
    await client.query(
      `insert into deadline (tenant, record, name, opened, kind, jurisdiction, started, rule, state,
         last_day, missed_from, cannot_tell, missed_action)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12)`,
      [
        ...[tenant, record, deadline.name, version, type.split('.')[0], jurisdiction, started],
        ...[JSON.stringify(rule), lastDay, missedFrom, cannotTell, deadline.missed],
      ],
    )
    if (missedFrom !== null) {
      await addDeadlineJob(client, { record, name: deadline.name, opened: version }, missedFrom)
    }
  }
}

/**
 * Ends a deadline, if it is open. In time or not is told by when the action was recorded, not by when
 * the clock came round.
 */
export async function endDeadline(
  client: Statements,
  tenant: string,
  { record, version, recordedAt }: Entry,
  name: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `update deadline set ended = $4, ended_by = $5,
       state = case when missed_from <= $4 then 'missed' else 'met' end
     where tenant = $1 and record = $2 and name = $3 and state = 'open'`,
    [tenant, record, name, recordedAt, version],
  )
  if (rowCount !== 0) await removeDeadlineJob(client, record, name)
}

interface OpenRow extends DeadlineId {
  readonly rule: string
  readonly started: Date
  readonly jurisdiction: string | null
  readonly last_day: string | null
  readonly missed_from: Date | null
  readonly cannot_tell: string | null
}

/**
 * Counts open deadlines anew: those of a jurisdiction whose calendar changed, or all of them.
 *
 * @returns how many are due at another time than before, or can now be told.
 */
export async function recountDeadlines(
  client: Statements,
  place: { readonly tenant: string; readonly timeZone: string },
  jurisdiction: string | null,
): Promise<number> {
  const { tenant } = place
  const { rows } = await client.query<OpenRow>(
    `select record, name, opened, rule, started, jurisdiction, last_day, missed_from, cannot_tell
     from deadline where tenant = $1 and state = 'open'
       and ($2::text is null or jurisdiction = $2)
     order by record, name for update`,
    [tenant, jurisdiction],
  )
  let changed = 0
  for (const row of rows) {
    const rule = JSON.parse(row.rule) as KeptRule
    const due = columnsOf(await countDue(client, place, { ...row, rule }))
    const same =
      due.missedFrom?.getTime() === row.missed_from?.getTime() && due.cannotTell === row.cannot_tell
    if (same) continue
    changed += 1
    await client.query(
      `update deadline set last_day = $5, missed_from = $6, cannot_tell = $7
       where tenant = $1 and record = $2 and name = $3 and opened = $4`,
      [tenant, row.record, row.name, row.opened, due.lastDay, due.missedFrom, due.cannotTell],
    )
    if (due.missedFrom === null) await removeDeadlineJob(client, row.record, row.name)
    else await addDeadlineJob(client, row, due.missedFrom)
  }
  return changed
}

const columnsOf = (
  due: Due,
): {
  readonly lastDay: string | null
  readonly missedFrom: Date | null
  readonly cannotTell: string | null
} =>
  due.kind === 'due'
    ? { lastDay: due.lastDay, missedFrom: new Date(due.missedFrom), cannotTell: null }
    : { lastDay: null, missedFrom: null, cannotTell: due.reason }

const actOf = ({ version, actor, role, organisation, onBehalfOf, recordedAt }: Entry): Act => ({
  version,
  actor,
  role,
  organisation: organisation ?? null,
  onBehalfOf: onBehalfOf ?? null,
  recordedAt,
})
