import type { Explanation, RawCell } from '@corridor/reporting'
import { sha256 } from '../../evidence/index.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** The answers of a report as they are being written. */
export interface ReportAnswers {
  readonly cells: readonly RawCell[]
  readonly explanations: readonly Explanation[]
}

export interface ReportDraft extends ReportAnswers {
  /** 0 where nothing was written. */
  readonly revision: number
  /** SHA-256 of the answers; null where nothing was written. */
  readonly checksum: string | null
}

const NOTHING: ReportDraft = { cells: [], explanations: [], revision: 0, checksum: null }

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The same answers are the same text. */
export const contentOf = ({ cells, explanations }: ReportAnswers): string =>
  JSON.stringify({
    cells: cells
      .toSorted((a, b) => order(a.address, b.address))
      .map(({ address, value, status, confidentiality, note }) => ({
        ...{ address, value, status, confidentiality, note },
      })),
    explanations: explanations
      .toSorted((a, b) => order(`${a.address} ${a.rule}`, `${b.address} ${b.rule}`))
      .map(({ rule, address, said, text }) => ({ rule, address, said, text })),
  })

/**
 * What is being written of a report.
 *
 * @param lock keeps it as it is until the transaction is over.
 */
export async function readDraft(
  client: Queryable,
  tenant: string,
  record: string,
  lock: 'lock' | 'look' = 'look',
): Promise<ReportDraft> {
  const { rows } = await client.query<{ revision: number; content: string }>(
    `select revision, content from report_draft where tenant = $1 and record = $2
     ${lock === 'lock' ? 'for update' : ''}`,
    [tenant, record],
  )
  const [row] = rows
  if (row === undefined || row.revision === 0) return NOTHING
  const { cells, explanations } = JSON.parse(row.content) as ReportAnswers
  return { cells, explanations, revision: row.revision, checksum: sha256(row.content) }
}

/** What was sent under a checksum; null where nothing was. */
export async function readAnswers(
  client: Queryable,
  tenant: string,
  record: string,
  checksum: string,
): Promise<ReportAnswers | null> {
  const { rows } = await client.query<{ content: string }>(
    'select content from report_answers where tenant = $1 and record = $2 and checksum = $3',
    [tenant, record, checksum],
  )
  return rows[0] === undefined ? null : (JSON.parse(rows[0].content) as ReportAnswers)
}
