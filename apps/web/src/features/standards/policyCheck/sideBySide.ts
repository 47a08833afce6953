import { CONSTITUENCIES, type Constituency, type PolicyAnswer } from '@corridor/contract'
import type { AssessmentDraft } from './assessmentDraft.ts'

/** How the three groups' answers to one question stand to each other; nothing is averaged. */
export const AGREEMENTS = [
  'differ',
  'all-no',
  'all-partly',
  'all-cannot-tell',
  'all-yes',
  'open',
] as const

export type Agreement = (typeof AGREEMENTS)[number]

/** One question with what each group says. */
export interface QuestionSide {
  readonly question: string
  readonly answers: Readonly<Record<Constituency, PolicyAnswer | null>>
  /** `open` while a group has not answered and the others do not differ. */
  readonly agreement: Agreement
}

/** The answers of the groups side by side, in the order of the questions. */
export function sideBySide(
  { answers }: Pick<AssessmentDraft, 'answers'>,
  questions: readonly string[],
): readonly QuestionSide[] {
  const known = new Map(answers.map((one) => [`${one.question} ${one.constituency}`, one]))
  return questions.map((question) => {
    const of = (group: Constituency) => known.get(`${question} ${group}`) ?? null
    const own = { government: of('government'), employers: of('employers'), workers: of('workers') }
    return { question, answers: own, agreement: agreementOf(Object.values(own)) }
  })
}

function agreementOf(answers: readonly (PolicyAnswer | null)[]): Agreement {
  const given = answers.filter((answer) => answer !== null)
  const [word, ...others] = new Set(given.map(({ answer }) => answer))
  if (others.length > 0) return 'differ'
  return word === undefined || given.length < CONSTITUENCIES.length ? 'open' : `all-${word}`
}

/** How many questions each group has answered. */
export const progressOf = (
  sides: readonly QuestionSide[],
): Readonly<Record<Constituency, number>> => {
  const count = (group: Constituency): number =>
    sides.filter(({ answers }) => answers[group] !== null).length
  return {
    government: count('government'),
    employers: count('employers'),
    workers: count('workers'),
  }
}
