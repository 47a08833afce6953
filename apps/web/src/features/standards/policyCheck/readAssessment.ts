import { type Constituency, PolicyAssessment } from '@corridor/contract'
import { isDay } from '../onDay.ts'

/** What is wrong with a part of a self-assessment; each has its words. */
export type Fault =
  | 'not-json'
  | 'other-file'
  | 'too-large'
  | 'missing'
  | 'empty'
  | 'too-long'
  | 'too-many'
  | 'not-a-day'
  | 'no-such-choice'
  | 'unknown-question'
  | 'twice'
  | 'before-begun'

/** Where it is: the file as a whole, a field of its head, a member of the team or an answer. */
export interface AssessmentProblem {
  readonly fault: Fault
  readonly part: 'file' | 'head' | 'team' | 'answers'
  /** Counted from one, within the team or the answers. */
  readonly number: number | null
  readonly field: string | null
  /** Of an answer, as far as it can be read. */
  readonly question: string | null
  readonly constituency: Constituency | null
}

export type ReadAssessment =
  | { readonly assessment: PolicyAssessment }
  | { readonly problems: readonly AssessmentProblem[] }

/** The report takes at most this; a file beyond it is none of ours. Bytes. */
const LARGEST = 1024 * 1024

const ofFile = (fault: Fault): ReadAssessment => ({
  problems: [
    { fault, part: 'file', number: null, field: null, question: null, constituency: null },
  ],
})

/**
 * Reads the file of a self-assessment.
 *
 * @param questions the questions that can be answered.
 * @returns the assessment, or every problem with its place.
 */
export function readAssessment(text: string, questions: ReadonlySet<string>): ReadAssessment {
  if (new TextEncoder().encode(text).length > LARGEST) return ofFile('too-large')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return ofFile('not-json')
  }
  if (!isRecord(file) || file.schema !== 'corridor-policy-check-1') return ofFile('other-file')
  return checkAssessment(file, questions)
}

/** The same for what is being written on the page. */
export function checkAssessment(file: object, questions: ReadonlySet<string>): ReadAssessment {
  const parsed = PolicyAssessment.safeParse(file)
  const problems = parsed.success
    ? crossProblems(parsed.data, questions)
    : parsed.error.issues.map((issue) => problemAt(file, issue.path, faultOf(issue, file)))
  return parsed.success && problems.length === 0 ? { assessment: parsed.data } : { problems }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Issue = NonNullable<ReturnType<typeof PolicyAssessment.safeParse>['error']>['issues'][number]

const valueAt = (file: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    file,
  )

function faultOf(issue: Issue, file: unknown): Fault {
  const value = valueAt(file, issue.path)
  if (value === undefined) return 'missing'
  if (issue.code === 'too_small') return 'empty'
  if (issue.code === 'too_big') return Array.isArray(value) ? 'too-many' : 'too-long'
  const field = issue.path.at(-1)
  if (field === 'date' || field === 'begun') return isDay(String(value)) ? 'missing' : 'not-a-day'
  return 'no-such-choice'
}

function problemAt(file: unknown, path: readonly PropertyKey[], fault: Fault): AssessmentProblem {
  const [part, index, field] = path
  if ((part !== 'team' && part !== 'answers') || typeof index !== 'number') {
    return {
      fault,
      part: 'head',
      number: null,
      field: part === undefined ? null : String(part),
      question: null,
      constituency: null,
    }
  }
  const entry = valueAt(file, [part, index])
  const { question, constituency } = isRecord(entry) ? entry : {}
  return {
    fault,
    part,
    number: index + 1,
    field: field === undefined ? null : String(field),
    question: typeof question === 'string' ? question : null,
    constituency: isConstituency(constituency) ? constituency : null,
  }
}

const isConstituency = (word: unknown): word is Constituency =>
  word === 'government' || word === 'employers' || word === 'workers'

/** What no single field tells: questions that do not exist, answered twice, or too early. */
function crossProblems(
  assessment: PolicyAssessment,
  questions: ReadonlySet<string>,
): readonly AssessmentProblem[] {
  const seen = new Set<string>()
  return assessment.answers.flatMap((answer, index) => {
    const key = `${answer.question} ${answer.constituency}`
    const again = seen.has(key)
    seen.add(key)
    const at = (field: string, fault: Fault) =>
      problemAt(assessment, ['answers', index, field], fault)
    return [
      ...(questions.has(answer.question) ? [] : [at('question', 'unknown-question')]),
      ...(again ? [at('question', 'twice')] : []),
      ...(answer.date < assessment.begun ? [at('date', 'before-begun')] : []),
    ]
  })
}
