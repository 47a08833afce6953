import { canonicalJson, type JsonValue } from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import {
  examineReport,
  layOut,
  type Report,
  type ReportFacts,
  reportRecord,
} from '@corridor/reporting'
import type { Waiting } from '../deadlines/FollowedKind.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { RecordKind } from '../ledger/RecordKind.ts'
import { unowned } from '../registers/unowned.ts'
import { type Columns, upsertRecords } from '../registers/upsertRecords.ts'
import { readCompared } from './compareReport.ts'
import { definitionOf, readQuestionnaireState } from './readQuestionnaireState.ts'
import { readDraft } from './reportDrafts.ts'
import { addReleaseJob } from './reportJobs.ts'

export const protectedReport = ({
  record,
  country,
  status,
}: {
  readonly record: string
  readonly country: string
  readonly status: string
}): ProtectedRecord => ({
  ...{ ...unowned, kind: 'report', id: record, jurisdiction: country, state: status },
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', questionnaire: 'text', country: 'text' },
  ...{ period: 'text', status: 'text', state: 'text' },
}

/** Whose turn it is, and what is to be done. */
const TURNS: Readonly<Partial<Record<Report['status'], readonly [PermissionName, string]>>> = {
  open: ['fill.report', 'fill'],
  in_progress: ['submit.report', 'submit'],
  returned: ['fill.report', 'correct'],
  revised: ['fill.report', 'revise'],
  submitted: ['review.report', 'review'],
  accepted: ['schedule.report', 'schedule'],
}

function waitingOf(record: string, state: Report): Waiting | null {
  const turn = TURNS[state.status]
  if (turn === undefined) return null
  const { submission, acceptance, country, period } = state
  return {
    ...{ permission: turn[0], act: turn[1], title: `${country} ${period}` },
    since: acceptance?.at ?? submission?.at ?? state.returned?.at ?? `${state.due}T00:00:00.000Z`,
    excluded: [...(submission?.by ?? []), ...(acceptance?.by ?? [])],
    on: protectedReport({ record, country, status: state.status }),
  }
}

const followWaiting = followRecord<Report>({
  definition: reportRecord,
  word: 'report',
  jurisdictionOf: ({ country }) => country,
  waitingOf,
})

/** Reports of countries: their record, their table, and what is kept and released of them. */
export const reportKind: RecordKind<Report, ReportFacts> = {
  definition: reportRecord,
  readFacts: (client, tenant, record, _place, { type, payload }) =>
    readFacts(client, tenant, record, type, payload),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'country_report',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...{ record, version, questionnaire: state.questionnaire, country: state.country },
        ...{ period: state.period, status: state.status },
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from country_report where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await followWaiting(client, recorded, place)
    const { tenant, entry, state } = recorded
    if (entry.type === 'report.submit') {
      await keepAnswers(client, tenant, entry.record, state.submission!.checksum)
    }
    if (entry.type === 'report.release') await addReleaseJob(client, entry.record)
  },
}

/** What was looked at in this transaction, under the lock of `readFacts`. */
async function keepAnswers(
  client: Queryable,
  tenant: string,
  record: string,
  checksum: string,
): Promise<void> {
  await client.query(
    `insert into report_answers (tenant, record, checksum, content)
     select tenant, record, $3, content from report_draft where tenant = $1 and record = $2
     on conflict (tenant, record, checksum) do nothing`,
    [tenant, record, checksum],
  )
}

interface Named {
  readonly questionnaire: string
  readonly country: string
  readonly period: string
}

async function readFacts(
  client: Queryable,
  tenant: string,
  record: string,
  type: string,
  payload: unknown,
): Promise<ReportFacts> {
  const isNew = type === 'report.draft'
  const named = isNew ? namedBy(payload) : await readNamed(client, tenant, record)
  const questionnaire =
    named === null ? null : await readQuestionnaireState(client, tenant, named.questionnaire)
  const countries = questionnaire?.definition.countries ?? []
  return {
    asked: questionnaire?.status === 'open' && countries.includes(named!.country),
    isRepeated: isNew && named !== null && (await isRepeated(client, tenant, record, named)),
    definition: questionnaire?.definition.id ?? '',
    answers:
      type === 'report.submit' && named !== null
        ? await examineDraft(client, tenant, record, named)
        : null,
  }
}

/** The schema is looked at only afterwards: whatever does not fit names nothing. */
function namedBy(payload: unknown): Named | null {
  const given = (payload ?? {}) as Readonly<Record<string, unknown>>
  const { questionnaire, country, period } = given
  return typeof questionnaire === 'string' &&
    typeof country === 'string' &&
    typeof period === 'string'
    ? { questionnaire, country, period }
    : null
}

async function readNamed(client: Queryable, tenant: string, record: string): Promise<Named | null> {
  const { rows } = await client.query<Named>(
    `select questionnaire, country, period from country_report
     where tenant = $1 and record = $2`,
    [tenant, record],
  )
  return rows[0] ?? null
}

/** Of two at one moment the second waits and sees the first. */
async function isRepeated(
  client: Queryable,
  tenant: string,
  record: string,
  { questionnaire, country, period }: Named,
): Promise<boolean> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('report ' || $1, 7))`, [tenant])
  const { rows } = await client.query(
    `select from country_report where tenant = $1 and record <> $2 and questionnaire = $3
       and country = $4 and period = $5 limit 1`,
    [tenant, record, questionnaire, country, period],
  )
  return rows.length > 0
}

async function examineDraft(
  client: Queryable,
  tenant: string,
  record: string,
  named: Named,
): Promise<ReportFacts['answers']> {
  const { cells, explanations, checksum } = await readDraft(client, tenant, record, 'lock')
  if (checksum === null) return null
  const definition = await definitionOf(client, tenant, named.questionnaire)
  const compared = await readCompared(client, tenant, named, definition, 'country')
  const layout = layOut(definition, named.country)
  const { errors, unexplained } = examineReport(definition, layout, cells, explanations, compared)
  return { checksum, errors, unexplained }
}
