import { createHash } from 'node:crypto'
import type { JobOrderRow } from '@corridor/recruitment/jobOrderImport'
import { jobOrderKind } from '../demand/jobOrderKind.ts'
import { newDemandId } from '../demand/newDemandId.ts'
import { type ActionAnswer, type ActionRequest, appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** Who begins the orders. */
export type ImportContext = Omit<ActionRequest<never>['context'], 'may'>

export interface JobOrderImportTerms {
  /** SHA-256 of the file: with agency and row it makes the keys, so that a second time changes nothing. */
  readonly digest: string
  readonly agency: string
  readonly context: ImportContext
}

export interface RowFailure {
  readonly row: number
  readonly reason: string
}

function keyOf({ digest, agency }: Pick<JobOrderImportTerms, 'digest' | 'agency'>, row: number) {
  const file = createHash('sha256').update(`${digest}\n${agency}`).digest('hex')
  return `import-${file.slice(0, 32)}-${row}-job-order`
}

/** The id that the order of a row has or would have. */
export const jobOrderIdOf = (
  file: Pick<JobOrderImportTerms, 'digest' | 'agency'>,
  row: number,
): string => newDemandId('j', keyOf(file, row))

/**
 * Begins job orders as drafts, which the agency hands in with their demand letters. What stands in
 * the log already under the key of its row is passed over.
 *
 * @param onProgress told after each order how many are done.
 * @returns orders that could not be begun, by their first row, with the reason.
 */
export async function writeJobOrders(
  ledger: LedgerPlace,
  terms: JobOrderImportTerms,
  orders: readonly JobOrderRow[],
  onProgress: (done: number) => Promise<void> | void,
): Promise<readonly RowFailure[]> {
  const failures: RowFailure[] = []
  for (const [at, order] of orders.entries()) {
    const reason = await writeOrder(ledger, terms, order)
    if (reason !== null) failures.push({ row: order.row, reason })
    await onProgress(at + 1)
  }
  return failures
}

async function writeOrder(
  ledger: LedgerPlace,
  terms: JobOrderImportTerms,
  { row, rows: _, isQuestioned: __, ...demand }: JobOrderRow,
): Promise<string | null> {
  const key = keyOf(terms, row)
  const answer = await appendAction(ledger, jobOrderKind, {
    record: newDemandId('j', key),
    key,
    command: {
      type: 'jobOrder.prepare',
      payload: { agency: terms.agency, ...demand, attachments: [] },
      expectedVersion: 0,
    },
    context: { ...terms.context, may: (asked) => asked === 'prepare.job-order' },
    circumstances: { channel: 'import' },
  })
  return faultOf(answer)
}

function faultOf(answer: ActionAnswer): string | null {
  switch (answer.kind) {
    case 'recorded':
      return null
    case 'refused':
      return answer.refusal.words
    case 'unfit':
      return answer.words
    case 'key_reused':
      return 'this row of this file was entered before by another person'
    case 'still_running':
      return 'it is being entered at this moment; do it once more'
    case 'conflict':
      return 'it was entered before under another key'
  }
}
