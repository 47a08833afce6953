import type { Integrity, SelfVerificationShown } from '@corridor/contract'
import type { JobTask } from '../../../jobs/jobQueue.ts'
import type { LedgerPlace, Queryable } from '../LedgerPlace.ts'
import { type SelfVerificationParts, verifyItself } from './verifyItself.ts'

const SWEEP = 'ledger_self_verification'
const DAY_MS = 86_400_000

/** One that is older than this says nothing of today. */
const LATE_MS = 2 * DAY_MS

/** What the job queue runs, each minute: all but once a day it only looks whether it is time. */
export const selfVerificationTasks = (
  parts: SelfVerificationParts,
): Readonly<Record<string, JobTask>> => ({
  [SWEEP]: async () => {
    await verifyItself(parts)
  },
})

export const SELF_VERIFICATION_SWEEPS = [SWEEP]

/** What anybody is told of the last verification. */
export async function integrityOf({
  pool,
  tenant,
  now,
}: Pick<LedgerPlace, 'pool' | 'tenant' | 'now'>): Promise<Integrity> {
  const { rows } = await pool.query<{ ended: Date; intact: boolean; seal: number }>(
    `select ended, intact, seal from ledger_self_verification
     where tenant = $1 order by ended desc limit 1`,
    [tenant],
  )
  const [last] = rows
  if (last === undefined) return { state: 'unknown', verifiedAt: null, seal: null }
  const { ended, intact, seal } = last
  const isLate = now().getTime() - ended.getTime() > LATE_MS
  const state = !intact ? 'failed' : isLate ? 'unknown' : 'intact'
  return { state, verifiedAt: ended.toISOString(), seal }
}

/** The last verifications, with what was found and what rested on it. */
export async function listSelfVerifications(
  client: Queryable,
  tenant: string,
): Promise<SelfVerificationShown[]> {
  const { rows } = await client.query<Omit<SelfVerificationShown, 'ended'> & { ended: Date }>(
    `select ended, intact, seal, actions::double precision as actions, faults, consequences
     from ledger_self_verification where tenant = $1 order by ended desc limit 60`,
    [tenant],
  )
  return rows.map((row) => ({ ...row, ended: row.ended.toISOString() }))
}
