import { routeUrl, sessionRoute } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { RouteError } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** Words for what can go wrong at the desk, by the code of the error. */
const WORDS: Readonly<Record<string, string>> = {
  not_signed_in: 'identity.error.not-signed-in',
  second_factor_needed: 'identity.error.second-factor-needed',
  not_permitted: 'desk.problem.not-permitted',
  not_found: 'desk.problem.not-found',
  job_order_exhausted: 'desk.problem.job-order-exhausted',
}

/** What went wrong with a reading of the desk, and the way to ask again. */
export function DeskProblem({
  error,
  onRetry,
}: {
  readonly error: unknown
  readonly onRetry?: () => void
}) {
  const t = useMessages()
  const queries = useQueryClient()
  const { problem, status } =
    error instanceof RouteError ? error : { problem: null, status: 0 as const }
  const hasEnded = problem?.code === 'not_signed_in'
  useEffect(() => {
    // A session that ended on the server has ended for every page here.
    if (hasEnded) void queries.invalidateQueries({ queryKey: [routeUrl(sessionRoute, {})] })
  }, [hasEnded, queries])
  const known = problem === null ? undefined : WORDS[problem.code]
  return (
    <div className="problem" role="alert">
      {known !== undefined ? (
        <p>{t(known)}</p>
      ) : problem === null ? (
        <p>{status === 0 ? t('problem.no-answer') : t('problem.unreadable', { status })}</p>
      ) : (
        <>
          <p className="problem-title">{problem.title}</p>
          {/* The server writes its details in English. */}
          <p lang="en" dir="ltr">
            {problem.detail}
          </p>
        </>
      )}
      {onRetry !== undefined && (
        <p className="actions">
          <button type="button" onClick={onRetry}>
            {t('problem.retry')}
          </button>
        </p>
      )}
    </div>
  )
}
