import { problemList, shown, stopOnProblems } from '@corridor/kernel'
import {
  CONSTITUENCIES,
  type Constituency,
  type PolicyAnswer,
  type PolicyAnswerWord,
  type PolicyAssessment,
} from './PolicyAssessment.ts'
import type { PolicyPartId } from './policyOutline.ts'
import { POLICY_PARTS, POLICY_QUESTIONS, type PolicyQuestion } from './policyQuestions.ts'

/** In which list of the report a question stands; it stands in exactly one. */
export const POLICY_OUTCOMES = [
  /** All three groups say no, or all three partly. */
  'agreed-gap',
  /** Answers that were given differ. */
  'disputed',
  /** A group has not answered, and the answers given do not differ. */
  'unanswered',
  /** All three say that they cannot tell. */
  'cannot-tell',
  /** All three say yes. */
  'met',
] as const

export type PolicyOutcome = (typeof POLICY_OUTCOMES)[number]

/** One question with what each group says, side by side. */
export interface QuestionFinding {
  readonly question: PolicyQuestion
  readonly answers: Readonly<Record<Constituency, PolicyAnswer | null>>
  /** Whether all three said the same, differ, or one is missing; never an average. */
  readonly state: 'agreed' | 'disagreed' | 'incomplete'
  readonly outcome: PolicyOutcome
  /** Groups that have not answered. */
  readonly missing: readonly Constituency[]
  /** Whether any group says no or partly. */
  readonly isGap: boolean
  /** Groups that say yes and name no evidence. */
  readonly withoutEvidence: readonly Constituency[]
}

/** What a self-assessment shows. */
export interface GapReport {
  readonly assessment: PolicyAssessment
  /** Every question, in the order of the parts. */
  readonly findings: readonly QuestionFinding[]
  readonly lists: Readonly<Record<PolicyOutcome, readonly QuestionFinding[]>>
  readonly parts: readonly {
    readonly part: PolicyPartId
    readonly questions: number
    readonly gaps: number
    readonly outcomes: Readonly<Record<PolicyOutcome, number>>
  }[]
  readonly groups: readonly {
    readonly constituency: Constituency
    readonly answers: Readonly<Record<PolicyAnswerWord, number>>
    readonly unanswered: number
  }[]
  /** Groups of which nobody is in the team. */
  readonly absent: readonly Constituency[]
}

/**
 * The gaps that a self-assessment shows: what each of the three groups says is kept side by side,
 * and a question counts as a gap as soon as one group says no or partly.
 *
 * @throws {DomainError} `bad_request` as `checkAssessment`.
 */
export function gapReport(assessment: PolicyAssessment): GapReport {
  checkAssessment(assessment)
  const answers = new Map(
    assessment.answers.map((answer) => [`${answer.question} ${answer.constituency}`, answer]),
  )
  const findings = POLICY_QUESTIONS.map((question) =>
    findingOf(question, (group) => answers.get(`${question.id} ${group}`) ?? null),
  )
  const present = new Set(assessment.team.map(({ constituency }) => constituency))
  return {
    assessment,
    findings,
    lists: byOutcome((outcome) => findings.filter((finding) => finding.outcome === outcome)),
    parts: POLICY_PARTS.map(({ id }) => {
      const own = findings.filter(({ question }) => question.part === id)
      return {
        part: id,
        questions: own.length,
        gaps: own.filter(({ isGap }) => isGap).length,
        outcomes: byOutcome((outcome) => own.filter((one) => one.outcome === outcome).length),
      }
    }),
    groups: CONSTITUENCIES.map((constituency) => {
      const own = findings.map((finding) => finding.answers[constituency]?.answer ?? null)
      const count = (answer: PolicyAnswerWord | null) => own.filter((one) => one === answer).length
      return {
        constituency,
        answers: {
          yes: count('yes'),
          partly: count('partly'),
          no: count('no'),
          'cannot-tell': count('cannot-tell'),
        },
        unanswered: count(null),
      }
    }),
    absent: CONSTITUENCIES.filter((constituency) => !present.has(constituency)),
  }
}

/**
 * Checks that an assessment answers questions that exist, each once for each group.
 *
 * @throws {DomainError} `bad_request` with every problem: `row` is the answer, counted from 1.
 */
export function checkAssessment({ answers, begun }: PolicyAssessment): void {
  const problems = problemList('assessment', 100)
  const known = new Set<string>(POLICY_QUESTIONS.map(({ id }) => id))
  const first = new Map<string, number>()
  for (const [index, { question, constituency, saidBy, date }] of answers.entries()) {
    const row = index + 1
    if (!known.has(question)) {
      const fix = 'Take the answer out, or use the questions of this version'
      problems.add(row, 'question', `${shown(question)} is no question of the policy check`, fix)
    }
    const key = `${question} ${constituency}`
    const earlier = first.get(key)
    if (earlier !== undefined) {
      const problem = `${constituency} answered ${question} in answer ${earlier} already`
      problems.add(row, 'question', problem, 'Keep one answer for each group and question')
    } else first.set(key, row)
    if (saidBy.trim() === '') {
      problems.add(row, 'saidBy', 'it is empty', 'Say who gives the answer: a name or an office')
    }
    if (date < begun) {
      const problem = `${date} is before the assessment was begun, on ${begun}`
      problems.add(row, 'date', problem, 'Correct one of the two dates')
    }
  }
  stopOnProblems(problems, 'bad_request')
}

function findingOf(
  question: PolicyQuestion,
  answerOf: (group: Constituency) => PolicyAnswer | null,
): QuestionFinding {
  const answers = {
    government: answerOf('government'),
    employers: answerOf('employers'),
    workers: answerOf('workers'),
  }
  const missing = CONSTITUENCIES.filter((group) => answers[group] === null)
  const words = [...new Set(CONSTITUENCIES.flatMap((group) => answers[group]?.answer ?? []))]
  const differ = words.length > 1
  return {
    question,
    answers,
    state: missing.length > 0 ? 'incomplete' : differ ? 'disagreed' : 'agreed',
    outcome: differ ? 'disputed' : missing.length > 0 ? 'unanswered' : OUTCOME_OF[words[0]!],
    missing,
    isGap: words.some((word) => word === 'no' || word === 'partly'),
    withoutEvidence: CONSTITUENCIES.filter((group) => {
      const answer = answers[group]
      return answer?.answer === 'yes' && answer.evidence.trim() === ''
    }),
  }
}

/** Where a question stands on which all three groups say the same. */
const OUTCOME_OF: Readonly<Record<PolicyAnswerWord, PolicyOutcome>> = {
  yes: 'met',
  partly: 'agreed-gap',
  no: 'agreed-gap',
  'cannot-tell': 'cannot-tell',
}

function byOutcome<Value>(of: (outcome: PolicyOutcome) => Value): Record<PolicyOutcome, Value> {
  return Object.fromEntries(POLICY_OUTCOMES.map((outcome) => [outcome, of(outcome)])) as Record<
    PolicyOutcome,
    Value
  >
}
