import type { ReleaseManifest } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { StatisticRelease } from '@corridor/recruitment/statistics'
import { enterRelease } from '../../evidence/index.ts'
import { addJob, type JobTask } from '../../jobs/jobQueue.ts'
import { findDemonstration } from '../demo/demonstration.ts'
import { HOME, type Queryable } from '../ledger/LedgerPlace.ts'
import { countLog } from './countLog.ts'
import { draftRelease } from './draftRelease.ts'
import type { StatisticParts } from './StatisticParts.ts'

const COUNT = 'statistic_count'
const PUBLISH = 'statistic_publish'

export const addCountJob = (client: Queryable, record: string): Promise<void> =>
  addJob(client, { task: COUNT, payload: { record }, key: `${COUNT} ${record}` })

export const addPublishJob = (client: Queryable, record: string): Promise<void> =>
  addJob(client, { task: PUBLISH, payload: { record }, key: `${PUBLISH} ${record}` })

/** What the job queue runs for statistics. */
export const statisticTasks = (parts: StatisticParts): Readonly<Record<string, JobTask>> => ({
  [COUNT]: (payload) => countProposed(parts, (payload as { readonly record: string }).record),
  [PUBLISH]: (payload) => writeRelease(parts, (payload as { readonly record: string }).record),
})

/** Counts what was proposed and keeps it, to be looked at; a second time changes nothing. */
export async function countProposed(parts: StatisticParts, record: string): Promise<void> {
  const { ledger, now } = parts
  const state = await readState(parts, record)
  if (state?.status !== 'proposed') return
  await refuseWhileEarlierRun(ledger, record)
  const counted = await countLog(ledger, state, state.recordedUntil)
  const words = {
    ...state,
    synthetic: state.synthetic || (await isDemonstration(parts)),
    publisher: await publisherOf(parts),
    timeZone: ledger.timeZone,
  }
  const { manifest, content } = draftRelease(words, counted)
  await ledger.owner.query(
    `insert into statistic_result (tenant, record, manifest, content, checksum, counted)
     select tenant, record, $3, $4, $5, $6 from statistic_release
     where tenant = $1 and record = $2 and status = 'proposed'
     on conflict (tenant, record) do nothing`,
    [ledger.tenant, record, JSON.stringify(manifest), content, manifest.content.sha256, now()],
  )
}

/** Enters what was confirmed as a release; a second time changes nothing. */
export async function writeRelease(parts: StatisticParts, record: string): Promise<void> {
  const { db, dataDir, now } = parts
  const state = await readState(parts, record)
  if (state?.status !== 'published') return
  const drafted = await readResult(parts, record)
  if (drafted?.manifest.content.sha256 !== state.checksum) {
    throw new DomainError(
      'checksum_mismatch',
      `The figures of ${state.release} are not those that were confirmed; restore statistic_result from a backup`,
      { release: state.release },
    )
  }
  await enterRelease({ ...drafted, origin: 'published' }, { kysely: db, dataDir, now })
}

/** What was counted for a proposal; null while it was not. */
export async function readResult(
  { ledger }: Pick<StatisticParts, 'ledger'>,
  record: string,
): Promise<{ readonly manifest: ReleaseManifest; readonly content: string } | null> {
  const { rows } = await ledger.owner.query<{ manifest: string; content: string }>(
    'select manifest, content from statistic_result where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  const [row] = rows
  if (row === undefined) return null
  return { manifest: JSON.parse(row.manifest) as ReleaseManifest, content: row.content }
}

async function readState(
  { ledger }: Pick<StatisticParts, 'ledger'>,
  record: string,
): Promise<StatisticRelease | null> {
  const { rows } = await ledger.owner.query<{ state: string }>(
    'select state from statistic_release where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as StatisticRelease)
}

/** Whether what is counted is synthetic, whoever says otherwise. */
export const isDemonstration = async ({
  ledger,
}: Pick<StatisticParts, 'ledger'>): Promise<boolean> =>
  (await findDemonstration(ledger.owner, ledger.tenant)) !== null

/** The name of the administration that runs the installation. */
export async function publisherOf({ ledger }: Pick<StatisticParts, 'ledger'>): Promise<string> {
  const { rows } = await ledger.owner.query<{ name: string }>(
    'select name from organisation where tenant = $1 and record = $2',
    [ledger.tenant, HOME],
  )
  return rows[0]?.name ?? 'Home administration'
}

/**
 * An action recorded earlier may be committed later: whatever ran when the proposal was written has
 * to end first, or it would be missing from the figures and belong to them.
 *
 * @throws {DomainError} `unavailable` while one runs; the job is tried again.
 */
async function refuseWhileEarlierRun(
  { owner, tenant }: StatisticParts['ledger'],
  record: string,
): Promise<void> {
  const { rows } = await owner.query<{ ended: boolean }>(
    `select bool_and(transaction < pg_snapshot_xmin(pg_current_snapshot())) as ended
     from ledger_action where tenant = $1 and record = $2`,
    [tenant, record],
  )
  if (rows[0]?.ended === true) return
  throw new DomainError('unavailable', 'Actions recorded earlier are still being written', {
    retryAfterSeconds: 1,
  })
}
