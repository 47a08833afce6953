import { createHash } from 'node:crypto'

/** An id made from what makes the record one: the same when the same act is sent again. */
export const newRecordId = (prefix: string, kind: string, from: string): string =>
  `${prefix}-${createHash('sha256').update(`${kind}\n${from}`).digest('hex').slice(0, 20)}`
