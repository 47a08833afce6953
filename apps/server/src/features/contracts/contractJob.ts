import { addJob } from '../../jobs/jobQueue.ts'
import type { Statements } from '../notifications/notify.ts'

export const FOLLOW_CONTRACT = 'contract_follow'

/** Has the clock look at a contract after its action is committed. */
export const addContractJob = (client: Statements, record: string): Promise<void> =>
  addJob(client, {
    task: FOLLOW_CONTRACT,
    payload: { record },
    key: `${FOLLOW_CONTRACT} ${record}`,
  })
