import type pg from 'pg'
import { addJob, type Job } from '../../jobs/jobQueue.ts'

export const ASSESS_CLEARANCE = 'clearance_assess'

/** Has the checks made after the request is committed. */
export const addAssessmentJob = (client: Pick<pg.Pool, 'query'>, record: string): Promise<void> =>
  addJob(client, assessmentOf(record))

const assessmentOf = (record: string): Job => ({
  task: ASSESS_CLEARANCE,
  payload: { record },
  key: `${ASSESS_CLEARANCE} ${record}`,
})
