import { createHash } from 'node:crypto'

/** The id of a new record: the same when the same act is sent again. */
export const newDemandId = (letter: 'a' | 's' | 'j', key: string): string =>
  `${letter}-${createHash('sha256').update(`demand ${letter}\n${key}`).digest('hex').slice(0, 20)}`
