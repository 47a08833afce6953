import { addJob } from '../../../jobs/jobQueue.ts'
import type { Statements } from '../../notifications/notify.ts'

export const RECHECK_CONTRACTS = 'contract_recheck'

/** Has contracts checked anew that rest on a parameter, after its action is committed. */
export const addRecheckJob = (client: Statements, parameter: string): Promise<void> =>
  addJob(client, {
    task: RECHECK_CONTRACTS,
    payload: { parameter },
    key: `${RECHECK_CONTRACTS} ${parameter}`,
  })
