import type pg from 'pg'
import { addJob, type Job } from '../../jobs/jobQueue.ts'

export const ASSESS_CLEARANCE = 'clearance_assess'

/** Has the checks made after the request is committed. */
export const addAssessmentJob = (client: Pick<pg.Pool, 'query'>, record: string): Promise<void> =>
  addJob(client, assessmentOf(record))

export const MOVE_WORKER = 'clearance_movement'

/** Has the worker's file say what was reported, after the report is committed. */
export const addMovementJob = (client: Pick<pg.Pool, 'query'>, record: string): Promise<void> =>
  addJob(client, { task: MOVE_WORKER, payload: { record }, key: `${MOVE_WORKER} ${record}` })
/** The same for every clearance of a contract that is not issued yet: something changed for it. */
export async function addAssessmentJobs(
  client: Pick<pg.Pool, 'query'>,
  tenant: string,
  contract: string,
): Promise<void> {
  const { rows } = await client.query<{ record: string }>(
    `select record from clearance where tenant = $1 and contract = $2
       and status in ('requested', 'requirements_open', 'ready')`,
    [tenant, contract],
  )
  for (const { record } of rows) await addAssessmentJob(client, record)
}

const assessmentOf = (record: string): Job => ({
  task: ASSESS_CLEARANCE,
  payload: { record },
  key: `${ASSESS_CLEARANCE} ${record}`,
})
