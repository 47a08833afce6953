import { actionsOf, defineRecord, finding, type Instant } from '@corridor/ledger'
import { z } from 'zod'
import { checkQuestionnaire } from '../definition/checkQuestionnaire.ts'
import { Questionnaire } from '../definition/Questionnaire.ts'

export const QUESTIONNAIRE_STATUSES = ['drafted', 'open', 'closed'] as const

interface Kept {
  readonly definition: Questionnaire
  /** Everyone who wrote or changed it. */
  readonly authors: readonly string[]
  readonly definedAt: Instant
}

/** A questionnaire that one person defines and another opens. */
export type QuestionnaireState =
  | (Kept & { readonly status: 'drafted' })
  /** Countries are asked; it does not change any more. */
  | (Kept & { readonly status: 'open' })
  | (Kept & { readonly status: 'closed' })

export interface QuestionnaireFacts {
  /** Another questionnaire has its id. */
  readonly isTaken: boolean
}

const defineAction = actionsOf<QuestionnaireState, QuestionnaireFacts>()

const Defined = z.strictObject({ definition: Questionnaire })

const problemsOf = (definition: Questionnaire, facts: QuestionnaireFacts) => {
  const [problem] = checkQuestionnaire(definition)
  return [
    finding('questionnaire.sound', problem === undefined, problem?.words ?? 'its parts fit'),
    finding('questionnaire.id', !facts.isTaken, `${definition.id} names another questionnaire`),
  ]
}

const authorsOf = (
  before: readonly string[],
  { actor, onBehalfOf }: { readonly actor: string; readonly onBehalfOf: string | null },
): readonly string[] => [
  ...new Set([...before, actor, ...(onBehalfOf === null ? [] : [onBehalfOf])]),
]

/** Writes down what countries are to be asked. */
const define = defineAction({
  type: 'questionnaire.define',
  permission: 'define.questionnaire',
  payload: Defined,
  from: ['none'],
  to: ['drafted'],
  guard: (_, { definition }, { facts }) => problemsOf(definition, facts),
  fold: (_, { definition }, act) => ({
    status: 'drafted',
    definition,
    authors: authorsOf([], act),
    definedAt: act.recordedAt,
  }),
})

/** Changes it while nobody is asked. */
const change = defineAction({
  type: 'questionnaire.change',
  permission: 'define.questionnaire',
  payload: Defined,
  from: ['drafted'],
  to: ['drafted'],
  guard: (_, { definition }, { facts }) => problemsOf(definition, facts),
  fold: (state, { definition }, act) => ({
    ...state,
    definition,
    authors: authorsOf(state.authors, act),
  }),
})

/** The second person lets countries be asked. */
const open = defineAction({
  type: 'questionnaire.open',
  permission: 'open.questionnaire',
  payload: z.strictObject({}),
  from: ['drafted'],
  to: ['open'],
  separation: {
    rule: 'SD1',
    words: 'who wrote a questionnaire cannot open it: another person must do it',
    excluded: ({ authors }) => ({ persons: authors }),
  },
  fold: (state) => ({ ...state, status: 'open' }),
})

/** Nobody is asked any more; what was reported stays. */
const close = defineAction({
  type: 'questionnaire.close',
  permission: 'open.questionnaire',
  payload: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  from: ['open'],
  to: ['closed'],
  fold: (state) => ({ ...state, status: 'closed' }),
})

/** What people do with questionnaires. */
export const questionnaireActions = { define, change, open, close } as const

export const questionnaireRecord = defineRecord({
  kind: 'questionnaire',
  statuses: QUESTIONNAIRE_STATUSES,
  actions: [define, change, open, close],
})
