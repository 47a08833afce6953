import { createHash } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import type { WorkerFiles } from '../identity/IdentityParts.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { workerKind } from './workerKind.ts'

type ClaimedFile = Parameters<WorkerFiles['link']>[0]

/** What accounts of workers have to do with their files. */
export const workerFiles = (ledger: LedgerPlace): WorkerFiles => ({
  mayGiveCode: (record, organisation) => mayGiveCode(ledger, record, organisation),
  link: (claimed) => linkWorker(ledger, claimed),
})

/** Whether a code for this file may be given out by this organisation: the file is open to it, and nobody's yet. */
async function mayGiveCode(
  { pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>,
  record: string,
  organisation: string | null,
): Promise<boolean> {
  const { rows } = await pool.query(
    `select from worker where tenant = $1 and record = $2 and person is null
       and ($3::text is null or registered_by = $3 or $3 = any(open_to))`,
    [tenant, record, organisation],
  )
  return rows.length > 0
}

const ATTEMPTS = 5

/** Notes in the file whose it is, once; the first who claims it has it. */
async function linkWorker(
  ledger: LedgerPlace,
  { record, person, claimGivenBy }: ClaimedFile,
): Promise<void> {
  const digest = createHash('sha256').update(`${record} ${person}`).digest('hex')
  for (let attempt = 1; ; attempt += 1) {
    const { rows } = await ledger.pool.query<{ version: number; person: string | null }>(
      'select version, person from worker where tenant = $1 and record = $2',
      [ledger.tenant, record],
    )
    const [row] = rows
    if (row === undefined || row.person !== null) return
    const answer = await appendAction(ledger, workerKind, {
      record,
      key: `link-${digest}`,
      command: {
        type: 'worker.link',
        payload: { person, claimGivenBy },
        expectedVersion: row.version,
      },
      context: { actor: person, role: 'worker', may: (asked) => asked === 'link.worker' },
    })
    if (answer.kind === 'recorded') return
    // Somebody of the agency wrote in the same moment.
    if (answer.kind === 'conflict' && attempt < ATTEMPTS) continue
    throw new DomainError('unavailable', `The file ${record} cannot be linked (${answer.kind})`)
  }
}
