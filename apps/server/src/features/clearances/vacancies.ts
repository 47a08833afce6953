import type { Clearance } from '@corridor/recruitment/clearance'
import { consumeVacancy, giveBackVacancy } from '../demand/vacancies.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow } from '../ledger/RecordKind.ts'

/** Ends before departure give the vacancy back. */
const GIVES_BACK: readonly Clearance['status'][] = ['cancelled', 'expired', 'revoked']

/**
 * Says of each clearance what it does with its vacancy. One that was never issued says nothing: the
 * contract holds its own.
 *
 * @throws {DomainError} `job_order_exhausted`, which undoes the action.
 */
export async function projectVacancies(
  client: Queryable,
  tenant: string,
  rows: readonly ReadModelRow<Clearance>[],
): Promise<void> {
  for (const { record: source, state } of rows) {
    const { jobOrder, contract, issue, status } = state
    if (jobOrder === null || contract === null || issue === null) continue
    const claim = GIVES_BACK.includes(status) ? giveBackVacancy : consumeVacancy
    await claim(client, tenant, { jobOrder, contract, source })
  }
}

/**
 * Whether a contract can use a vacancy of its job order: one that it has reserved, or one that is
 * left. Whoever asks holds the job order until the end of the transaction.
 *
 * @returns null for an order that is not there.
 */
export async function isVacancyLeft(
  client: Queryable,
  tenant: string,
  jobOrder: string,
  contract: string,
): Promise<boolean | null> {
  const { rows } = await client.query<{ left: number }>({
    name: 'clearance_vacancies',
    text: `select approved - reserved - consumed as left from job_order
           where tenant = $1 and record = $2 for update`,
    values: [tenant, jobOrder],
  })
  if (rows[0] === undefined) return null
  if (rows[0].left > 0) return true
  const held = await client.query({
    name: 'clearance_vacancy_held',
    text: `select from vacancy_claim where tenant = $1 and job_order = $2 and contract = $3
           having bool_or(claim <> 'given_back')`,
    values: [tenant, jobOrder, contract],
  })
  return (held.rowCount ?? 0) > 0
}
