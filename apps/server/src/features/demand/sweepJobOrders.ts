import { createHash } from 'node:crypto'
import { localDateOf } from '@corridor/deadlines'
import { FREEZE_CAUSES, type FreezeCause } from '@corridor/recruitment/demand'
import type { JobTask } from '../../jobs/jobQueue.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { jobOrderKind } from './jobOrderKind.ts'
import { CAUSES } from './readCheckFacts.ts'

const SWEEP = 'job_order_sweep'
const MOST_AT_ONCE = 500

export interface SweepParts {
  readonly ledger: OpenLedger
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
}

/** What the job queue runs for job orders each minute. */
export const jobOrderTasks = (parts: SweepParts): Readonly<Record<string, JobTask>> => ({
  [SWEEP]: () => sweepJobOrders(parts),
})

export const JOB_ORDER_SWEEPS = [SWEEP]

interface Row {
  readonly record: string
  readonly version: number
  readonly status: string
  readonly left: number
  readonly frozen: readonly FreezeCause[]
  readonly causes: readonly FreezeCause[]
}

/**
 * Has the clock write into the log what holds of job orders by now: no vacancy left or one given
 * back, frozen or no longer. Readers see it before, as all of them ask what holds (`standingOf`).
 *
 * One action for each order and run, so that each is judged on the state after the one before; twice,
 * or on two servers, does it once.
 */
export async function sweepJobOrders({ ledger, warn }: SweepParts): Promise<void> {
  const { owner, tenant, now, timeZone } = ledger
  const today = localDateOf(now().getTime(), timeZone)
  const { rows } = await owner.query<Row>(
    `select * from (
       select o.record, o.version, o.status, o.approved - o.reserved - o.consumed as "left",
         o.frozen, ${CAUSES} as causes
       from job_order o
       where o.tenant = $1 and o.status = any($2::text[]) and o.valid_until >= $3
     ) as orders
     where (status <> 'exhausted') = ("left" = 0)
        or not (frozen @> causes and causes @> frozen)
     order by record limit ${MOST_AT_ONCE}`,
    [tenant, ['approved', 'advertised', 'exhausted'], today],
  )
  for (const row of rows) {
    const { type, payload } = nextOf(row)
    const { permission } = jobOrderKind.definition.actionByType.get(type)!
    const answer = await appendAction(ledger, jobOrderKind, {
      record: row.record,
      key: keyOf(row),
      command: { type, payload, expectedVersion: row.version },
      context: { actor: 'system:clock', role: 'clock', may: (asked) => asked === permission },
      circumstances: { channel: 'clock' },
    })
    // Somebody acted meanwhile: the next run looks again.
    if (answer.kind === 'recorded' || answer.kind === 'conflict') continue
    warn('the clock could not act on a job order', { record: row.record, type, kind: answer.kind })
  }
}

function nextOf({ status, left, frozen, causes }: Row): { type: string; payload: object } {
  const differs = (some: readonly FreezeCause[], others: readonly FreezeCause[]) =>
    FREEZE_CAUSES.find((cause) => some.includes(cause) && !others.includes(cause))
  const begun = differs(causes, frozen)
  if (begun !== undefined) return { type: 'jobOrder.freeze', payload: { cause: begun } }
  const over = differs(frozen, causes)
  if (over !== undefined) return { type: 'jobOrder.thaw', payload: { cause: over } }
  const isExhausted = status !== 'exhausted' && left === 0
  return { type: isExhausted ? 'jobOrder.exhaust' : 'jobOrder.reopen', payload: {} }
}

const keyOf = ({ record, version }: Row): string =>
  `clock-${createHash('sha256')
    .update(JSON.stringify(['job order', record, version]))
    .digest('hex')}`
