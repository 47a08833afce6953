import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'

/** The tables of the job queue, made or brought up to date: jobs are added in any transaction. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
}
