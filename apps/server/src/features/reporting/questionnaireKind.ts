import { canonicalJson, type JsonValue } from '@corridor/ledger'
import type { ProtectedRecord } from '@corridor/permissions'
import {
  type QuestionnaireFacts,
  type QuestionnaireState,
  questionnaireRecord,
} from '@corridor/reporting'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { unowned } from '../registers/unowned.ts'
import { type Columns, upsertRecords } from '../registers/upsertRecords.ts'

export const protectedQuestionnaire = ({
  record,
  status,
}: {
  readonly record: string
  readonly status: string
}): ProtectedRecord => ({ ...unowned, kind: 'questionnaire', id: record, state: status })

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', definition: 'text', status: 'text' },
  ...{ defined_at: 'text', state: 'text' },
}

/** Questionnaires: their record and their table. */
export const questionnaireKind: RecordKind<QuestionnaireState, QuestionnaireFacts> = {
  definition: questionnaireRecord,
  readFacts: async (client, tenant, record, _place, { payload }) => ({
    isTaken: await isTaken(client, tenant, record, payload),
  }),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'questionnaire',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...{ record, version, definition: state.definition.id, status: state.status },
        ...{ defined_at: state.definedAt, state: canonicalJson(state as unknown as JsonValue) },
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from questionnaire where tenant = $1', [tenant])
  },
  follow: followRecord<QuestionnaireState>({
    definition: questionnaireRecord,
    word: 'questionnaire',
    jurisdictionOf: () => null,
    waitingOf: (record, state) =>
      state.status === 'drafted'
        ? {
            permission: 'open.questionnaire',
            act: 'confirm',
            title: state.definition.id,
            since: state.definedAt,
            excluded: state.authors,
            on: protectedQuestionnaire({ record, status: state.status }),
          }
        : null,
  }),
}

/** Of two with one id the second waits and sees the first. */
async function isTaken(
  client: Queryable,
  tenant: string,
  record: string,
  payload: unknown,
): Promise<boolean> {
  // The schema is looked at only afterwards: whatever does not fit takes no id.
  const { definition } = (payload ?? {}) as { readonly definition?: { readonly id?: unknown } }
  if (typeof definition?.id !== 'string') return false
  await client.query(`select pg_advisory_xact_lock(hashtextextended('questionnaire ' || $1, 7))`, [
    tenant,
  ])
  const { rows } = await client.query(
    'select from questionnaire where tenant = $1 and record <> $2 and definition = $3 limit 1',
    [tenant, record, definition.id],
  )
  return rows.length > 0
}
