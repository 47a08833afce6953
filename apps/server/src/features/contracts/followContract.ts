import { createHash } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import {
  type Contract,
  compareVersions,
  contractRecord,
  destinationVersion,
} from '@corridor/recruitment/contracts'
import type { JobTask } from '../../jobs/jobQueue.ts'
import { checkAtSignature } from '../checks/assessContract.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { FOLLOW_CONTRACT } from './contractJob.ts'
import { contractKind } from './contractKind.ts'
import { moveWorker } from './moveWorker.ts'

const CLOCK = 'system:clock'

/** What the job queue runs for contracts. */
export const contractTasks = (ledger: OpenLedger): Readonly<Record<string, JobTask>> => ({
  [FOLLOW_CONTRACT]: (payload) =>
    followContract(ledger, (payload as { readonly record: string }).record),
})

/**
 * What follows from where a contract stands: the checks once both have signed, the comparison once
 * a version of destination is registered. Once for each version of the record, however often it is asked.
 */
export async function followContract(ledger: OpenLedger, record: string): Promise<void> {
  const { rows } = await ledger.pool.query<{ version: number; worker: string; state: string }>(
    'select version, worker, state from contract where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  const [row] = rows
  if (row === undefined) return
  const state = JSON.parse(row.state) as Contract
  // Before the check: a stop in between is made good by the job's next try.
  if (state.status === 'signed' && state.signatures?.on != null) {
    const { on } = state.signatures
    await moveWorker(ledger, row.worker, { event: 'contracted', by: record, on })
  }
  const act = await nextAct(ledger, record, state)
  if (act === null) return
  const permission = contractRecord.actionByType.get(act.type)?.permission
  const digest = createHash('sha256').update(`${record} ${row.version} ${act.type}`).digest('hex')
  const answer = await appendAction(ledger, contractKind, {
    record,
    key: `clock-${digest}`,
    subject: row.worker,
    command: { ...act, expectedVersion: row.version },
    context: { actor: CLOCK, role: 'clock', may: (asked) => asked === permission },
    circumstances: { channel: 'clock' },
  })
  if (answer.kind === 'recorded') return
  throw new DomainError('unavailable', `${record}: ${act.type} is tried again (${answer.kind})`)
}

/** What the clock does next; null for nothing, also where it cannot be told. */
async function nextAct(
  ledger: OpenLedger,
  record: string,
  state: Contract,
): Promise<{ readonly type: string; readonly payload: object } | null> {
  if (state.status === 'signed') {
    const payload = await checkAtSignature(ledger.pool, ledger, record)
    return payload === null ? null : { type: 'contract.check', payload }
  }
  if (state.status !== 'registered_destination') return null
  const compared = compareVersions(state, destinationVersion(state)?.content ?? null)
  switch (compared?.outcome) {
    case 'matched':
      return { type: 'contract.match', payload: {} }
    case 'mismatch':
      return { type: 'contract.findMismatch', payload: {} }
    default:
      return null
  }
}
