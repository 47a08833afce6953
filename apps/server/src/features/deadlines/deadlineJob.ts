import { addJob, removeJob } from '../../jobs/jobQueue.ts'
import type { Statements } from '../notifications/notify.ts'

export const DEADLINE = 'deadline'

/** One deadline of one record. */
export interface DeadlineId {
  readonly record: string
  readonly name: string
  /** Version of the action that opened it. */
  readonly opened: number
}

/** Has the deadline looked at when its time has come. */
export const addDeadlineJob = (
  client: Statements,
  { record, name, opened }: DeadlineId,
  runAt: Date,
): Promise<void> =>
  addJob(client, {
    task: DEADLINE,
    payload: { record, name, opened },
    key: keyOf(record, name),
    runAt,
  })

export const removeDeadlineJob = (
  client: Statements,
  record: string,
  name: string,
): Promise<void> => removeJob(client, keyOf(record, name))

const keyOf = (record: string, name: string): string => `${DEADLINE} ${record} ${name}`
