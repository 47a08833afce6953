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

const assessmentOf = (record: string): Job => ({
  task: ASSESS_CLEARANCE,
  payload: { record },
  key: `${ASSESS_CLEARANCE} ${record}`,
})
