import type pg from 'pg'
import { z } from 'zod'
import type { Queryable } from '../../ledger/LedgerPlace.ts'

const WaitingJob = z.object({
  task: z.string(),
  payload: z.unknown(),
  key: z.string().nullable(),
  queue: z.string().nullable(),
  runAt: z.string(),
  attempts: z.number().int(),
  priority: z.number().int(),
})

export type WaitingJob = z.output<typeof WaitingJob>

/** Entry of an archive in which the jobs are, one a line. */
export const JOBS_ENTRY = 'jobs.ndjson'

/**
 * Jobs that are to be done: deadlines, messages. Those of a timetable make themselves, simulations
 * are taken up from their own table.
 */
export async function selectWaitingJobs(client: Queryable): Promise<readonly WaitingJob[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  if (found[0]?.there !== true) return []
  const { rows } = await client.query<WaitingJob>(
    `select t.identifier as task, j.payload, j.key, q.queue_name as queue, j.priority,
            to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "runAt",
            j.max_attempts as attempts
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts and t.identifier not in ('simulate', 'career-simulation')
       and j.payload::jsonb -> '_cron' is null
     order by j.id`,
  )
  return rows
}

/** Lines of `JOBS_ENTRY`. @throws where a line is no job. */
export const readWaitingJobs = (text: string): readonly WaitingJob[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => WaitingJob.parse(JSON.parse(line)))

/** Puts jobs into the queue, all or none. */
export async function addWaitingJobs(pool: pg.Pool, jobs: readonly WaitingJob[]): Promise<void> {
  await pool.query(
    `select count(graphile_worker.add_job(
       job ->> 'task', payload => (job -> 'payload')::json, queue_name => job ->> 'queue',
       run_at => (job ->> 'runAt')::timestamptz, max_attempts => (job ->> 'attempts')::integer,
       job_key => job ->> 'key', priority => (job ->> 'priority')::integer))
     from jsonb_array_elements($1::jsonb) job`,
    [JSON.stringify(jobs)],
  )
}

/** Jobs that were under way when the copy was taken wait again: whoever did them is not here. */
export async function unlockJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select locked_by from graphile_worker.jobs where locked_by is not null))`,
  )
}
