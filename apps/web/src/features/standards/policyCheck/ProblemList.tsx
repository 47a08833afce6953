import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import type { AssessmentProblem } from './readAssessment.ts'

interface ProblemListProps {
  readonly title: string
  readonly problems: readonly AssessmentProblem[]
  /** Whether the places are on this page. */
  readonly linked: boolean
}

/** More are not told one by one. */
const MOST = 20

const FIELDS: readonly string[] = [
  'title',
  'state',
  'corridor',
  'begun',
  'team',
  'answers',
  'constituency',
  'organisation',
  'representative',
  'question',
  'answer',
  'evidence',
  'saidBy',
  'date',
]

/** What is wrong with an assessment and where, each with what to do. */
export function ProblemList({ title, problems, linked }: ProblemListProps) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{title}</p>
      <ul>
        {problems.slice(0, MOST).map((problem) => (
          <li key={`${problem.part} ${problem.number} ${problem.field} ${problem.fault}`}>
            <Place problem={problem} linked={linked} /> {t(`policy.fault.${problem.fault}`)}
          </li>
        ))}
      </ul>
      {problems.length > MOST && (
        <p>{t('policy.more-problems', { count: format.number(problems.length - MOST) })}</p>
      )}
    </div>
  )
}

function Place({
  problem,
  linked,
}: Pick<ProblemListProps, 'linked'> & { problem: AssessmentProblem }) {
  const t = useMessages()
  const { format } = useReader()
  const { part, number, field, question, constituency } = problem
  if (part === 'file') return null
  const fieldWords =
    field === null ? '' : FIELDS.includes(field) ? t(`policy.field.${field}`) : field
  const group = constituency === null ? '' : t(`policy.group.${constituency}`)
  const words = [
    ...(part === 'head' ? [] : [t(`policy.place.${part}`, { number: format.number(number ?? 0) })]),
    ...[question ?? '', group, fieldWords].filter((one) => one !== ''),
  ].join(', ')
  const place = part === 'team' ? `team-${number}` : `answer-${question}-${constituency}`
  return linked && part !== 'head' ? <a href={`#${place}`}>{words}:</a> : <span>{words}:</span>
}
