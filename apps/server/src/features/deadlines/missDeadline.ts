import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@corridor/kernel'
import type { JobTask } from '../../jobs/jobQueue.ts'
import { type ActionAnswer, appendAction } from '../ledger/appendAction.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import type { AnyKind } from '../ledger/rebuildLedger.ts'
import { notify } from '../notifications/notify.ts'
import { addDeadlineJob, DEADLINE, type DeadlineId } from './deadlineJob.ts'
import { recountDeadlines } from './followDeadlines.ts'
import { protectedOf } from './followWork.ts'
import { RECORD_KINDS } from './recordKinds.ts'
import type { WorkItemRow } from './WorkItemRow.ts'

/** The actor of what happens by itself. */
const CLOCK = 'system:clock'

const SWEEP = 'deadline_sweep'
const ATTEMPTS = 20
const PAUSE_MS = 50

export interface DeadlineParts {
  readonly ledger: OpenLedger
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
  /** By kind; those of the installation unless told otherwise. */
  readonly kinds?: ReadonlyMap<string, AnyKind>
}

/** What the job queue runs for deadlines, and how often by itself. */
export const deadlineTasks = (parts: DeadlineParts): Readonly<Record<string, JobTask>> => ({
  [DEADLINE]: (payload) => missDeadline(parts, payload as DeadlineId),
  [SWEEP]: () => sweepDeadlines(parts),
})

export const DEADLINE_SWEEPS = [SWEEP]

interface OpenRow {
  readonly kind: string
  readonly missed_from: Date | null
  readonly missed_action: string | null
  readonly version: number | null
}

/**
 * What is due about a deadline, now: nothing while there is time or it was met; else the clock takes
 * the action that it names, or it is marked as missed and those who could have acted are told.
 *
 * Running twice, or on two servers, does it once: the action has the deadline's own key, and ends it
 * in its transaction.
 */
export async function missDeadline(parts: DeadlineParts, id: DeadlineId): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await missOnce(parts, id)
    if (outcome === 'done') return
    // Somebody else is at it, or changed the record meanwhile.
    await sleep(PAUSE_MS)
    if (attempt === ATTEMPTS) {
      throw new DomainError('unavailable', `${id.record} changes all the time; tried again later`)
    }
  }
}

async function missOnce(
  { ledger, warn, kinds = RECORD_KINDS }: DeadlineParts,
  id: DeadlineId,
): Promise<'done' | 'again'> {
  const { owner, tenant, now } = ledger
  const { record, name, opened } = id
  const { rows } = await owner.query<OpenRow>(
    `select d.kind, missed_from, missed_action, h.version from deadline d
     left join ledger_head h on h.tenant = d.tenant and h.record = d.record
     where d.tenant = $1 and d.record = $2 and name = $3 and opened = $4 and state = 'open'`,
    [tenant, record, name, opened],
  )
  const [row] = rows
  if (row === undefined || row.missed_from === null) return 'done'
  if (row.missed_from > now()) {
    // The clock was set back, or the calendar gave more time.
    await addDeadlineJob(owner, id, row.missed_from)
    return 'done'
  }
  const kind = kinds.get(row.kind)
  if (row.missed_action === null || kind === undefined) {
    await markMissed(ledger, id)
    return 'done'
  }
  const answer = await actByClock(ledger, kind, row.missed_action, id, row.version ?? 0)
  if (answer.kind === 'recorded') return 'done'
  if (answer.kind === 'conflict' || answer.kind === 'still_running') return 'again'
  warn('the clock could not act on a missed deadline', { record, name, answer: wordsOf(answer) })
  await markMissed(ledger, id)
  return 'done'
}

const wordsOf = (answer: ActionAnswer): string =>
  answer.kind === 'refused' ? answer.refusal.words : answer.kind

function actByClock(
  ledger: OpenLedger,
  kind: AnyKind,
  type: string,
  { record, name, opened }: DeadlineId,
  expectedVersion: number,
): Promise<ActionAnswer> {
  const permission = kind.definition.actionByType.get(type)?.permission
  const digest = createHash('sha256')
    .update(JSON.stringify([record, name, opened]))
    .digest('hex')
  return appendAction(ledger, kind, {
    record,
    key: `clock-${digest}`,
    command: { type, payload: {}, expectedVersion },
    context: { actor: CLOCK, role: 'clock', may: (asked) => asked === permission },
    circumstances: { channel: 'clock' },
  })
}

async function markMissed(
  { owner, tenant, now }: OpenLedger,
  { record, name, opened }: DeadlineId,
): Promise<void> {
  await inTransaction(owner, 'begin', async (client) => {
    const { rowCount } = await client.query(
      `update deadline set state = 'missed', ended = $5
       where tenant = $1 and record = $2 and name = $3 and opened = $4 and state = 'open'`,
      [tenant, record, name, opened, now()],
    )
    if (rowCount === 0) return
    const { rows } = await client.query<WorkItemRow>(
      'select * from work_item where tenant = $1 and record = $2',
      [tenant, record],
    )
    for (const item of rows) {
      await notify(
        client,
        { tenant, now },
        {
          to: { permission: item.permission, on: protectedOf(item), except: [] },
          kind: 'deadline.missed',
          params: { what: item.kind as 'organisation', title: item.title },
          record,
        },
      )
    }
  })
}

/**
 * Whatever is due and was not looked at: after a stop, a kill, a lost job, or a clock set forward.
 * What fails is told, and tried again with the next.
 */
export async function sweepDeadlines(parts: DeadlineParts): Promise<void> {
  const { owner, tenant, now } = parts.ledger
  const { rows } = await owner.query<DeadlineId>(
    `select record, name, opened from deadline
     where tenant = $1 and state = 'open' and missed_from <= $2 order by missed_from limit 1000`,
    [tenant, now()],
  )
  for (const id of rows) {
    try {
      await missDeadline(parts, id)
    } catch (error) {
      parts.warn('a missed deadline will be looked at again', {
        ...id,
        reason: error instanceof Error ? error.message : `${error}`,
      })
    }
  }
}

/** After a start: counts anew, as zone or calendar may be others, and enters jobs that were lost. */
export async function takeUpDeadlines({ ledger }: DeadlineParts): Promise<void> {
  const { owner, tenant, timeZone } = ledger
  await inTransaction(owner, 'begin', (client) =>
    recountDeadlines(client, { tenant, timeZone }, null),
  )
  const { rows } = await owner.query<DeadlineId & { readonly missed_from: Date }>(
    `select record, name, opened, missed_from from deadline
     where tenant = $1 and state = 'open' and missed_from is not null`,
    [tenant],
  )
  for (const row of rows) await addDeadlineJob(owner, row, row.missed_from)
}
