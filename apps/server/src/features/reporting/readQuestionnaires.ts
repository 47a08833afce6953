import type {
  QuestionnaireFile,
  QuestionnaireSummary,
  questionnairesRoute,
} from '@corridor/contract'
import {
  labourMigrationQuestionnaire,
  localised,
  type QuestionnaireState,
  questionnaireActions,
  tablesOf,
} from '@corridor/reporting'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import type { Answer } from '../../http/mount.ts'
import { seenAs } from '../ledger/actionContextOf.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { findRow, listRecords } from '../registers/listRecords.ts'
import { protectedQuestionnaire, questionnaireKind } from './questionnaireKind.ts'
import type { ReportParts } from './ReportParts.ts'

interface QuestionnaireRow {
  readonly record: string
  readonly status: QuestionnaireState['status']
  readonly state: string
}

const PROPOSAL = labourMigrationQuestionnaire(
  'labour-migration',
  localised(
    'International labour migration statistics',
    'Statistiques des migrations internationales de main-d’œuvre',
    'Estadísticas de migración laboral internacional',
    'إحصاءات هجرة اليد العاملة الدولية',
  ),
  [],
)

export const findQuestionnaire = (parts: ReportParts, id: string) =>
  findRow<QuestionnaireRow>(parts, 'questionnaire', id)

/** All questionnaires, the latest first; there are few. */
export async function listQuestionnaires(
  parts: ReportParts,
  sender: Sender,
): Promise<Answer<(typeof questionnairesRoute)['output']>> {
  const reader = readerOf(sender, sender.require('read.questionnaire', null))
  const reach = whereFilter(sender.filter('read.questionnaire'), {
    kind: 'questionnaire',
    attributes: { id: oneIn('r.record'), state: oneIn('r.status') },
  })
  const { rows } = await listRecords<QuestionnaireRow>(parts, reader, {
    ...{ table: 'questionnaire', sort: 'defined_at', direction: 'desc', after: undefined },
    ...{ limit: 200, where: [reach], terms: { questionnaires: true } },
  })
  const fresh = protectedQuestionnaire({ record: 'new', status: 'drafted' })
  return {
    questionnaires: rows.map(({ record, state }) =>
      summaryOf(record, JSON.parse(state) as QuestionnaireState),
    ),
    proposal: PROPOSAL,
    mayDefine: sender.decide('define.questionnaire', seenAs('define.questionnaire', fresh)).allowed,
  }
}

const summaryOf = (id: string, state: QuestionnaireState): QuestionnaireSummary => ({
  ...{ id, definition: state.definition.id, names: state.definition.names },
  ...{ status: state.status, countries: [...state.definition.countries] },
  ...{ tables: tablesOf(state.definition).length, definedAt: state.definedAt },
})

const TYPES = Object.values(questionnaireActions).map(({ type }) => type)

/**
 * A questionnaire with its definition; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readQuestionnaire(
  parts: ReportParts,
  sender: Sender,
  id: string,
): Promise<QuestionnaireFile> {
  const { ledger } = parts
  const row = await findQuestionnaire(parts, id)
  const protect = ({ status }: Pick<QuestionnaireState, 'status'>) =>
    protectedQuestionnaire({ record: id, status })
  const known = row === undefined ? null : protect(row)
  const read = await openRecord(
    ledger,
    questionnaireKind,
    sender,
    'read.questionnaire',
    { id, known },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const acts = possibleActs(
    questionnaireKind,
    TYPES,
    read,
    sender,
    protect(state),
    { now: ledger.now().toISOString(), facts: { isTaken: false } },
    {
      'questionnaire.change': { definition: state.definition },
      'questionnaire.close': { reason: '-' },
    },
  )
  return {
    ...{ id, version: read.version, status: state.status, definition: state.definition },
    ...{ history: timelineOf(read.actions, names), acts: [...acts] },
  }
}
