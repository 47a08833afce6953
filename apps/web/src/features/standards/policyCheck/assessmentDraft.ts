import type {
  Constituency,
  POLICY_ANSWERS,
  PolicyAnswer,
  PolicyAssessment,
  policyCheckRoute,
} from '@corridor/contract'
import type { RouteOutput } from '../../../app/fetchRoute.ts'

/** The questions and the parts they belong to. */
export type PolicyCheckAnswer = RouteOutput<typeof policyCheckRoute>

export type AnswerWord = (typeof POLICY_ANSWERS)[number]

/** A self-assessment as it is being written: the same shape, but texts may still be empty. */
export type AssessmentDraft = PolicyAssessment
export type Member = AssessmentDraft['team'][number]

/** Which answer is meant. */
export interface AnswerPlace {
  readonly question: string
  readonly constituency: Constituency
}

export const emptyDraft = (title: string, today: string): AssessmentDraft => ({
  schema: 'corridor-policy-check-1',
  title,
  state: null,
  corridor: null,
  begun: today,
  team: [],
  answers: [],
})

/** Whether somebody would miss it. */
export const hasContent = ({ team, answers }: AssessmentDraft): boolean =>
  team.length + answers.length > 0

const isAt =
  ({ question, constituency }: AnswerPlace) =>
  (answer: PolicyAnswer): boolean =>
    answer.question === question && answer.constituency === constituency

export const answerAt = (draft: AssessmentDraft, place: AnswerPlace): PolicyAnswer | undefined =>
  draft.answers.find(isAt(place))

/** Gives an answer; a first one is said by the group's first representative, today. */
export function giveAnswer(
  draft: AssessmentDraft,
  place: AnswerPlace,
  answer: AnswerWord,
  today: string,
): AssessmentDraft {
  if (answerAt(draft, place) !== undefined) return changeAnswer(draft, place, { answer })
  const first = { ...place, answer, evidence: '', saidBy: spokesperson(draft, place), date: today }
  return { ...draft, answers: [...draft.answers, first] }
}

export const changeAnswer = (
  draft: AssessmentDraft,
  place: AnswerPlace,
  change: Partial<Omit<PolicyAnswer, keyof AnswerPlace>>,
): AssessmentDraft => ({
  ...draft,
  answers: draft.answers.map((answer) => (isAt(place)(answer) ? { ...answer, ...change } : answer)),
})

export const takeBack = (draft: AssessmentDraft, place: AnswerPlace): AssessmentDraft => ({
  ...draft,
  answers: draft.answers.filter((answer) => !isAt(place)(answer)),
})

function spokesperson({ team }: AssessmentDraft, { constituency }: AnswerPlace): string {
  const member = team.find((one) => one.constituency === constituency)
  return [member?.representative, member?.organisation]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join(', ')
}

export const changeMember = (
  draft: AssessmentDraft,
  index: number,
  change: Partial<Member>,
): AssessmentDraft => ({
  ...draft,
  team: draft.team.map((member, place) => (place === index ? { ...member, ...change } : member)),
})

export const addMember = (draft: AssessmentDraft, constituency: Constituency): AssessmentDraft => ({
  ...draft,
  team: [...draft.team, { constituency, organisation: '', representative: '' }],
})

export const removeMember = (draft: AssessmentDraft, index: number): AssessmentDraft => ({
  ...draft,
  team: draft.team.filter((_, place) => place !== index),
})
