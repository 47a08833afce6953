import { useMessages } from '../../i18n/useMessages.ts'
import type { SealProblem } from './sealMessages.ts'

/** Why there is no result, in words, and what the worker itself said. */
export function SealProblemNote({ problem }: { readonly problem: SealProblem }) {
  const t = useMessages()
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t(`seals.problem-${problem.code.replace('_', '-')}`)}</p>
      <p lang="en" dir="ltr">
        {problem.message}
      </p>
    </div>
  )
}
