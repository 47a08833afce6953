import { type FileProblem, inWords } from '@corridor/evidence'
import { useMessages } from '../../i18n/useMessages.ts'
import { DistancesMissing } from './DistancesMissing.tsx'
import type { FlowProblem } from './flowMessages.ts'

/** What is wrong with a file, by row and column, and what to do. */
export function FileRefused({
  problem,
  name,
}: {
  readonly problem: FlowProblem
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { problems, missing } = problem.details as {
    readonly problems?: readonly FileProblem[]
  } & {
    readonly missing?: readonly string[]
  }
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t('whatif.file-refused')}</p>
      {missing !== undefined ? (
        <DistancesMissing problem={problem} name={name} />
      ) : problems === undefined ? (
        <p lang="en" dir="ltr">
          {problem.message}
        </p>
      ) : (
        <ul lang="en" dir="ltr">
          {problems.map((one) => (
            <li key={`${one.row} ${one.column} ${one.problem}`}>{inWords(one)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
