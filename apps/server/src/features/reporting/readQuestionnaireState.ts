import type { Questionnaire, QuestionnaireState } from '@corridor/reporting'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A questionnaire as it is now; null where there is none. */
export async function readQuestionnaireState(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<QuestionnaireState | null> {
  const { rows } = await client.query<{ state: string }>(
    'select state from questionnaire where tenant = $1 and record = $2',
    [tenant, record],
  )
  return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as QuestionnaireState)
}

/** @throws when a report names a questionnaire that is not there, which no action allows. */
export async function definitionOf(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<Questionnaire> {
  const state = await readQuestionnaireState(client, tenant, record)
  if (state === null) throw new Error(`there is no questionnaire ${record}`)
  return state.definition
}
