import type { Examined } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Explanation, RawCell, Report } from '@corridor/reporting'
import { sha256 } from '../../evidence/index.ts'
import { inTransaction, type Queryable } from '../ledger/LedgerPlace.ts'
import { examineAnswers } from './examined.ts'
import type { ReportParts } from './ReportParts.ts'
import { definitionOf } from './readQuestionnaireState.ts'
import { contentOf, type ReportAnswers, type ReportDraft, readDraft } from './reportDrafts.ts'

/** Changes to answers: cells and explanations named take the place of those that are there. */
export interface AnswerChange {
  /** The revision that the sender saw. */
  readonly revision: number
  readonly cells: readonly RawCell[]
  readonly explanations: readonly Explanation[]
  /** Takes away every cell that is not named. */
  readonly replacesAll?: boolean
}

/** More than a questionnaire has. */
const MOST_CELLS = 20_000

/**
 * Writes answers while the report is being filled, and says what the rules make of them.
 *
 * @throws {DomainError} `not_in_state` when it is not being filled; `record_changed` when somebody
 * wrote meanwhile.
 */
export async function writeAnswers(
  { ledger, now }: ReportParts,
  record: string,
  person: string,
  change: AnswerChange,
): Promise<Examined> {
  const { owner, tenant } = ledger
  return await inTransaction(owner, 'begin', async (client) => {
    await client.query(
      `insert into report_draft (tenant, record, revision, content, changed, changed_by)
       values ($1, $2, 0, '', $3, $4) on conflict (tenant, record) do nothing`,
      [tenant, record, now(), person],
    )
    const draft = await readDraft(client, tenant, record, 'lock')
    // Under the lock, which sending takes too.
    const report = await readFilling(client, tenant, record)
    if (draft.revision !== change.revision) {
      throw new DomainError(
        'record_changed',
        'Somebody else wrote in this report meanwhile. Look at it again and repeat what you changed',
        { version: draft.revision, since: [] },
      )
    }
    const next = merged(draft, change)
    const content = contentOf(next)
    await client.query(
      `update report_draft set revision = revision + 1, content = $3, changed = $4, changed_by = $5
       where tenant = $1 and record = $2`,
      [tenant, record, content, now(), person],
    )
    const definition = await definitionOf(client, tenant, report.questionnaire)
    const written = { ...next, revision: draft.revision + 1, checksum: sha256(content) }
    return await examineAnswers(client, tenant, report, definition, written)
  })
}

async function readFilling(client: Queryable, tenant: string, record: string): Promise<Report> {
  const { rows } = await client.query<{ state: string }>(
    'select state from country_report where tenant = $1 and record = $2',
    [tenant, record],
  )
  const report = JSON.parse(rows[0]!.state) as Report
  if (report.status === 'in_progress') return report
  throw new DomainError(
    'not_in_state',
    'This report is not being filled at the moment; begin or take it back first',
    { status: report.status, available: [] },
  )
}

function merged(draft: ReportDraft, change: AnswerChange): ReportAnswers {
  const cells = new Map(
    change.replacesAll === true ? [] : draft.cells.map((cell) => [cell.address, cell]),
  )
  for (const cell of change.cells) {
    const { value, status, confidentiality, note } = cell
    const isBlank = (value === null || value === '') && status + confidentiality + note === ''
    if (isBlank) cells.delete(cell.address)
    else cells.set(cell.address, cell)
  }
  if (cells.size > MOST_CELLS) {
    throw new DomainError('too_large', `A report has at most ${MOST_CELLS} cells`)
  }
  const keyOf = ({ rule, address }: Explanation) => `${rule} ${address}`
  const explanations = new Map(draft.explanations.map((one) => [keyOf(one), one]))
  for (const one of change.explanations) {
    if (one.text.trim() === '') explanations.delete(keyOf(one))
    else explanations.set(keyOf(one), one)
  }
  return { cells: [...cells.values()], explanations: [...explanations.values()] }
}
