import { createHash } from 'node:crypto'
import { DomainError } from '@corridor/kernel'
import type { Contract } from '@corridor/recruitment/contracts'
import {
  affectedResults,
  type ParameterFile,
  restsOnUnverified,
} from '@corridor/recruitment/registers'
import type { JobTask } from '../../jobs/jobQueue.ts'
import { localDate } from '../../localDate.ts'
import { checkAtSignature } from '../checks/assessContract.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { RECHECK_CONTRACTS } from '../registers/parameters/recheckJob.ts'
import { contractKind } from './contractKind.ts'

/** Contracts looked through in one statement. */
const PAGE = 2_000

/** What the job queue runs when a parameter was put into force or verified. */
export const recheckTasks = (ledger: LedgerPlace): Readonly<Record<string, JobTask>> => ({
  [RECHECK_CONTRACTS]: async (payload) => {
    await recheckContracts(ledger, (payload as { readonly parameter: string }).parameter)
  },
})

interface Row {
  /** The last record of the page, found in it or not. */
  readonly last: string | null
  readonly record: string | null
  readonly version: number
  readonly worker: string
  readonly state: string
}

const FOUND = `
  with page as (
    select * from contract where tenant = $1 and record > $2 order by record limit ${PAGE}
  )
  select (select max(record) from page) as last, c.record, c.version, c.worker, c.state
  from (select) one left join page c on c.status <> 'ended'
    and c.state::jsonb -> 'checks' -> 'findings' @> any ($3::jsonb[])
  order by c.record`

/**
 * Has the clock check contracts anew that rested on another version of a parameter than the one that
 * holds on their day now, on its absence, or on one that nobody had verified. What the checks said
 * before stays; nothing that was done on it is undone. Running twice does it once.
 *
 * @returns how many were checked anew.
 * @throws {DomainError} `unavailable` when one changed meanwhile: the job queue tries again.
 */
export async function recheckContracts(ledger: LedgerPlace, parameter: string): Promise<number> {
  const { pool, tenant } = ledger
  const kept = await pool.query<{ state: string }>(
    'select state from parameter_file where tenant = $1 and record = $2',
    [tenant, parameter],
  )
  if (kept.rows[0] === undefined) return 0
  const file = JSON.parse(kept.rows[0].state) as ParameterFile
  const named = [
    [{ parameterVersions: [{ record: parameter }] }],
    [{ reason: { code: 'parameter_missing', params: { parameter: file.name } } }],
  ].map((one) => JSON.stringify(one))
  let checked = 0
  for (let after: string | null = ''; after !== null; ) {
    const { rows }: { rows: Row[] } = await pool.query<Row>(FOUND, [tenant, after, named])
    for (const row of rows) {
      if (row.record === null || !isAffected(ledger, parameter, file, row)) continue
      await recheck(ledger, parameter, { ...row, record: row.record })
      checked += 1
    }
    after = rows[0]?.last ?? null
  }
  return checked
}

function isAffected(
  { timeZone }: LedgerPlace,
  parameter: string,
  file: ParameterFile,
  row: Pick<Row, 'state'>,
): boolean {
  const { checks, signatures } = JSON.parse(row.state) as Contract
  if (checks === null) return false
  const { findings, at } = checks
  const checkedOn = localDate(timeZone, new Date(at))
  const of = { findings, signedOn: signatures?.on ?? null, checkedOn }
  return (
    affectedResults(parameter, file, of).length > 0 || restsOnUnverified(parameter, file, findings)
  )
}

async function recheck(
  ledger: LedgerPlace,
  parameter: string,
  { record, version, worker }: Pick<Row, 'version' | 'worker'> & { readonly record: string },
): Promise<void> {
  const found = await checkAtSignature(ledger.pool, ledger, record)
  if (found === null) return
  const digest = createHash('sha256').update(`${record} ${parameter} ${version}`).digest('hex')
  const answer = await appendAction(ledger, contractKind, {
    record,
    key: `clock-${digest}`,
    subject: worker,
    command: {
      type: 'contract.recheck',
      payload: { parameter, ...found },
      expectedVersion: version,
    },
    context: {
      actor: 'system:clock',
      role: 'clock',
      may: (asked) => asked === 'check.contract',
    },
    circumstances: { channel: 'clock', causedBy: parameter },
  })
  if (answer.kind === 'recorded') return
  throw new DomainError('unavailable', `${record} is checked anew later (${answer.kind})`)
}
