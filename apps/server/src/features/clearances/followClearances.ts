import { createHash } from 'node:crypto'
import { type Clearance, HOLD_CAUSES } from '@corridor/recruitment/clearance'
import { sql } from 'kysely'
import type { JobTask } from '../../jobs/jobQueue.ts'
import { localDate } from '../../localDate.ts'
import { moveWorker } from '../contracts/moveWorker.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { ClearanceParts } from './ClearanceParts.ts'
import { selectClearanceState } from './clearanceFacts.ts'
import { ASSESS_CLEARANCE, MOVE_WORKER } from './clearanceJobs.ts'
import {
  isHeld,
  STOPPABLE,
  selectClearance,
  stoppingBan,
  stoppingLicence,
  todayOf,
} from './clearanceStore.ts'
import { composeAssessment, composeIssue } from './composeActs.ts'

const HOLD_SWEEP = 'clearance_hold_sweep'
const MOST_AT_ONCE = 1000

/** What the job queue runs for clearances. */
export const clearanceTasks = (parts: ClearanceParts): Readonly<Record<string, JobTask>> => ({
  [ASSESS_CLEARANCE]: (payload) =>
    assessByClock(parts, (payload as { readonly record: string }).record),
  [MOVE_WORKER]: (payload) => moveByClock(parts, (payload as { readonly record: string }).record),
  [HOLD_SWEEP]: async () => {
    await holdByClock(parts)
  },
})

export const CLEARANCE_SWEEPS = [HOLD_SWEEP]

const keyOf = (...parts: readonly (string | number)[]): string =>
  `clock-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`

/** Takes an act as the clock; done once at each version. */
async function act(
  { ledger, kind }: ClearanceParts,
  { record, version, worker }: Pick<Row, 'record' | 'version' | 'worker'>,
  type: string,
  payload: object,
): Promise<boolean> {
  const permission = kind.definition.actionByType.get(type)?.permission
  const answer = await appendAction(ledger, kind, {
    record,
    subject: worker ?? record,
    key: keyOf(record, type, version),
    command: { type, payload, expectedVersion: version },
    context: { actor: 'system:clock', role: 'clock', may: (asked) => asked === permission },
    circumstances: { channel: 'clock' },
  })
  return answer.kind === 'recorded'
}

interface Row {
  readonly record: string
  readonly version: number
  readonly worker: string | null
}

const UNISSUED: ReadonlySet<string> = new Set(['requested', 'requirements_open', 'ready'])

/**
 * Makes the checks of a request, and issues it where nothing stands against it; again when the
 * contract was approved or a result set aside meanwhile.
 */
export async function assessByClock(parts: ClearanceParts, record: string): Promise<void> {
  const row = await selectClearance(parts, record)
  if (row === undefined || !UNISSUED.has(row.status)) return
  const { type, payload } = await composeAssessment(parts, record)
  if (!(await act(parts, row, type, payload)) || payload.verdict !== 'clear') return
  const issue = await composeIssue(parts, record, null)
  await act(parts, { ...row, version: row.version + 1 }, 'clearance.issue', issue as object)
}

/** Has the worker's file say what was reported of her departure, in the order in which it happened. */
export async function moveByClock(parts: ClearanceParts, record: string): Promise<void> {
  const { ledger } = parts
  const state = await selectClearanceState(ledger.pool, ledger.tenant, record)
  if (state === null || state.worker === null) return
  for (const { kind, occurredAt } of state.movements) {
    if (kind === 'processed') continue
    const on = localDate(ledger.timeZone, new Date(occurredAt))
    await moveWorker(ledger, state.worker, { event: kind, by: record, on })
  }
}

/**
 * Writes down what stops a departure: a licence that is no longer in force, or a ban; and takes back
 * what stopped one by a licence that is in force again. Readers see it at once; this is so that
 * somebody decides about each worker.
 *
 * @returns how many were held and released.
 */
export async function holdByClock(
  parts: ClearanceParts,
): Promise<{ readonly held: number; readonly released: number }> {
  let [held, released] = [0, 0]
  for (const row of await selectStopped(parts)) {
    if (await act(parts, row, 'clearance.hold', { cause: row.cause, subject: row.subject })) {
      held += 1
    }
  }
  for (const row of await selectReleased(parts)) {
    if (await act(parts, row, 'clearance.release', {})) released += 1
  }
  return { held, released }
}

type Cause = NonNullable<Clearance['hold']>['cause']
const [LICENCE, , , BAN] = HOLD_CAUSES

async function selectStopped(
  parts: ClearanceParts,
): Promise<readonly (Row & { readonly cause: Cause; readonly subject: string })[]> {
  const { db, ledger } = parts
  const today = todayOf(parts)
  const rows = await db
    .selectFrom('clearance')
    .select(['record', 'version', 'worker'])
    .select(stoppingLicence(today).as('licence'))
    .select(stoppingBan(today).as('ban'))
    .where('tenant', '=', ledger.tenant)
    .where('hold', '=', false)
    .where(sql<boolean>`status in ${STOPPABLE}`)
    .where(isHeld(today))
    .limit(MOST_AT_ONCE)
    .execute()
  return rows.flatMap(({ licence, ban, ...row }) => {
    const cause = licence === null ? BAN : LICENCE
    const subject = licence ?? ban
    return subject === null ? [] : [{ ...row, cause, subject }]
  })
}

/** Held by a licence that is in force again, or a ban that is over. */
async function selectReleased(parts: ClearanceParts): Promise<readonly Row[]> {
  const { db, ledger } = parts
  const today = todayOf(parts)
  const { rows } = await sql<Row>`
    select c.record, c.version, c.worker from clearance c
    where c.tenant = ${ledger.tenant} and c.hold and (
      (c.hold_cause = ${LICENCE} and exists (
        select from licence l where l.tenant = c.tenant and l.organisation = c.agency
          and l.effective_status in ('provisional', 'active', 'renewal_due')
          and (l.valid_until is null or l.valid_until >= ${today})
          and not exists (select from bond b where b.tenant = l.tenant
            and b.holder = l.organisation and b.purpose = 'agency' and b.defaulted)))
      or (c.hold_cause = ${BAN} and not exists (
        select from deployment_ban b where b.tenant = c.tenant and b.record = c.hold_subject
          and b.status in ('ordered', 'ended') and b.valid_from <= ${today}
          and (b.valid_until is null or b.valid_until >= ${today}))))
    limit ${MOST_AT_ONCE}`.execute(db)
  return rows
}
