import { Logger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'

/** What a job does; it may run twice, and must then do nothing the second time. */
export type JobTask = (payload: unknown) => Promise<void>

/** Runs jobs until it is closed. */
export interface JobQueue {
  /** Waits for the jobs under way. */
  close(): Promise<void>
}

export interface Job {
  readonly task: string
  readonly payload: object
  /** A waiting job of the same key is replaced. */
  readonly key: string
  /** At once unless told otherwise. */
  readonly runAt?: Date
  /** How often it is tried, with growing pauses. */
  readonly attempts?: number
}

const USUAL_ATTEMPTS = 25

/** Adds a job in the transaction of what it belongs to: undone with it, and run after it. */
export async function addJob(
  client: Pick<pg.Pool, 'query'>,
  { task, payload, key, runAt, attempts = USUAL_ATTEMPTS }: Job,
): Promise<void> {
  await client.query(
    `select graphile_worker.add_job($1, payload => $2::json, job_key => $3,
       run_at => coalesce($4::timestamptz, now()), max_attempts => $5, job_key_mode => 'replace')`,
    [task, JSON.stringify(payload), key, runAt ?? null, attempts],
  )
}

/** Takes a waiting job out; one that runs goes on. */
export async function removeJob(client: Pick<pg.Pool, 'query'>, key: string): Promise<void> {
  await client.query('select graphile_worker.remove_job($1)', [key])
}

/**
 * Runs jobs of these tasks.
 *
 * @param everyMinute names of tasks that also run at the beginning of each minute.
 */
export async function startJobs(
  pool: pg.Pool,
  tasks: Readonly<Record<string, JobTask>>,
  everyMinute: readonly string[],
  log: (message: string, details: Readonly<Record<string, unknown>>) => void,
): Promise<JobQueue> {
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    crontab: everyMinute.map((task) => `* * * * * ${task} ?max=1&jobKey=${task}`).join('\n'),
    // Notices tell of new jobs at once; this finds those whose notice was lost.
    pollInterval: 5_000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log('job queue', { message })
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, async (payload) => await task(payload)]),
    ),
  })
  return { close: () => runner.stop() }
}
