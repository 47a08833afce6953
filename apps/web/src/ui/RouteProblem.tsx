import type { RouteError } from '../app/fetchRoute.ts'
import { useMessages } from '../i18n/useMessages.ts'

/** What went wrong with a call, in words, with the way to ask again. */
export function RouteProblem({
  error,
  onRetry,
  children,
}: {
  readonly error: RouteError
  readonly onRetry: () => void
  /** Other ways out, for example "leave these areas out". */
  readonly children?: React.ReactNode
}) {
  const t = useMessages()
  const { problem, status } = error
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        {problem === null
          ? status === 0
            ? t('problem.no-answer')
            : t('problem.unreadable', { status })
          : problem.title}
      </p>
      {/* The server writes its details in English. */}
      {problem !== null && (
        <p lang="en" dir="ltr">
          {problem.detail}
        </p>
      )}
      <p className="actions">
        <button type="button" onClick={onRetry}>
          {t('problem.retry')}
        </button>
        {children}
      </p>
    </div>
  )
}
