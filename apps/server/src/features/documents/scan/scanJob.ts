import type { Job } from '../../../jobs/jobQueue.ts'

export const SCAN = 'scanDocument'

/** Has a file looked at; tried again with growing pauses while the scanner fails. */
export const scanJob = (record: string): Job => ({
  task: SCAN,
  payload: { record },
  key: `${SCAN}-${record}`,
})
