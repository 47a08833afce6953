import { createHash } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import type { Worker, WorkerMovement } from '@corridor/recruitment/contracts'
import { appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { workerKind } from './workerKind.ts'

const ATTEMPTS = 5

/** Notes in a worker's file what happened by a contract or clearance: once for each event of it. */
export async function moveWorker(
  ledger: LedgerPlace,
  worker: string,
  movement: WorkerMovement,
): Promise<void> {
  const { event, by } = movement
  const digest = createHash('sha256').update(`${worker} ${event} ${by}`).digest('hex')
  for (let attempt = 1; ; attempt += 1) {
    const { rows } = await ledger.pool.query<{ version: number; state: string }>(
      'select version, state from worker where tenant = $1 and record = $2',
      [ledger.tenant, worker],
    )
    const [row] = rows
    if (row === undefined || isNoted(JSON.parse(row.state) as Worker, movement)) return
    const answer = await appendAction(ledger, workerKind, {
      record: worker,
      key: `move-${digest}`,
      command: { type: 'worker.move', payload: movement, expectedVersion: row.version },
      context: {
        actor: 'system:clock',
        role: 'clock',
        may: (asked) => asked === 'move.worker',
      },
      circumstances: { channel: 'clock', causedBy: by },
    })
    // Under this key nothing else is noted: it stands in the file since an earlier version of it.
    if (answer.kind === 'recorded' || answer.kind === 'key_reused') return
    // Somebody wrote in the file in the same moment.
    if (answer.kind === 'conflict' && attempt < ATTEMPTS) continue
    throw new DomainError('unavailable', `${worker}: ${event} is tried again (${answer.kind})`)
  }
}

/** Whoever comes again, after a stop or for a later movement, finds it there. */
const isNoted = ({ movements }: Worker, { event, by }: WorkerMovement): boolean =>
  movements.some((one) => one.event === event && one.by === by)
