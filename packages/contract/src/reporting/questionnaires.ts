import { QUESTIONNAIRE_STATUSES, Questionnaire, questionnaireActions } from '@corridor/reporting'
import { z } from 'zod'
import { actionRoute, PossibleAct, TimelineEntry } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { route } from '../route.ts'

const Named = z.object({ en: z.string(), fr: z.string(), es: z.string(), ar: z.string() })

export const QuestionnaireSummary = z.object({
  id: z.string(),
  /** Id of the definition, which names releases. */
  definition: z.string(),
  names: Named,
  status: z.enum(QUESTIONNAIRE_STATUSES),
  countries: z.array(z.string()),
  tables: z.number().int(),
  definedAt: z.iso.datetime(),
})
export type QuestionnaireSummary = z.infer<typeof QuestionnaireSummary>

export const QuestionnaireFile = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.enum(QUESTIONNAIRE_STATUSES),
  definition: Questionnaire,
  history: z.array(TimelineEntry),
  acts: z.array(PossibleAct),
})
export type QuestionnaireFile = z.infer<typeof QuestionnaireFile>

export type QuestionnaireDefinition = Questionnaire

export const questionnairesRoute = route({
  id: 'listQuestionnaires',
  method: 'GET',
  path: '/reporting/questionnaires',
  summary: 'What countries of a region are asked; each search is logged',
  permission: 'read.questionnaire',
  narrows: true,
  hides: true,
  input: z.object({}),
  output: z.object({
    questionnaires: z.array(QuestionnaireSummary),
    /** What an administrator may start from. */
    proposal: Questionnaire,
    /** Whether the one who asks may define one. */
    mayDefine: z.boolean(),
  }),
  examples: [{}],
})

const OfQuestionnaire = z.object({ questionnaire: LedgerRecordId })
const EXAMPLE = { questionnaire: 'r-0a1b2c3d4e5f60718293' } as const

export const questionnaireRoute = route({
  id: 'getQuestionnaire',
  method: 'GET',
  path: '/reporting/questionnaires/:questionnaire',
  summary: 'One questionnaire with its definition; the reading is logged',
  permission: 'read.questionnaire',
  narrows: true,
  hides: true,
  input: OfQuestionnaire,
  output: QuestionnaireFile,
  examples: [EXAMPLE],
})

const named = (en: string) => ({ en, fr: en, es: en, ar: en })

const EXAMPLE_DEFINITION: Questionnaire = {
  ...{ id: 'example', names: named('Example'), frequency: 'A', countries: ['NPL', 'QAT'] },
  modules: [
    {
      ...{ id: 'STOCK', names: named('Stock') },
      tables: [
        {
          ...{ id: 'S1', names: named('By citizenship and sex'), measure: 'STOCK_RESIDENT' },
          ...{ rows: 'PARTNER', columns: 'SEX', required: 'totals' },
        },
      ],
    },
  ],
  thresholds: { changePercent: 25, changeMinimum: 100, mirrorPercent: 50, mirrorMinimum: 100 },
  smallestShown: 5,
}

export const defineQuestionnaireRoute = actionRoute(questionnaireActions.define, {
  id: 'defineQuestionnaire',
  path: '/reporting/questionnaires',
  summary: 'Write down what countries are to be asked',
  input: z.object({}),
  examples: [{}],
  hides: true,
  payloadExample: { definition: EXAMPLE_DEFINITION },
})

const at = (verb: string) => ({
  path: `/reporting/questionnaires/:questionnaire/${verb}`,
  input: OfQuestionnaire,
  examples: [EXAMPLE] as const,
  hides: true as const,
})

export const changeQuestionnaireRoute = actionRoute(questionnaireActions.change, {
  id: 'changeQuestionnaire',
  ...at('change'),
  summary: 'Change it while nobody is asked',
  payloadExample: { definition: EXAMPLE_DEFINITION },
})

export const openQuestionnaireRoute = actionRoute(questionnaireActions.open, {
  id: 'openQuestionnaire',
  ...at('open'),
  summary: 'Let countries be asked, what another wrote',
  payloadExample: {},
})

export const closeQuestionnaireRoute = actionRoute(questionnaireActions.close, {
  id: 'closeQuestionnaire',
  ...at('close'),
  summary: 'Ask nobody any more',
  payloadExample: { reason: 'Example reason' },
})

export const QUESTIONNAIRE_ACT_ROUTES = [
  defineQuestionnaireRoute,
  changeQuestionnaireRoute,
  openQuestionnaireRoute,
  closeQuestionnaireRoute,
] as const
