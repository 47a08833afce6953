import type { RouteError } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { WorldView } from './worldView.ts'

/** An estimate that cannot be made, with the ways out that are left to the reader. */
export function WorldProblem({
  error,
  onRetry,
  change,
}: {
  readonly error: RouteError
  readonly onRetry: () => void
  readonly change: (part: Partial<WorldView>) => void
}) {
  const t = useMessages()
  return (
    <RouteProblem error={error} onRetry={onRetry}>
      {error.problem?.code === 'infeasible' && (
        <>
          <button type="button" onClick={() => change({ whenInfeasible: 'exclude' })}>
            {t('problem.exclude')}
          </button>
          <button type="button" onClick={() => change({ whenInfeasible: 'relax' })}>
            {t('problem.relax')}
          </button>
        </>
      )}
      <button
        type="button"
        onClick={() =>
          change({
            period: undefined,
            method: undefined,
            stocks: undefined,
            demography: undefined,
            sex: 'both',
            whenInfeasible: 'stop',
            type: undefined,
            simulation: undefined,
          })
        }
      >
        {t('problem.defaults')}
      </button>
    </RouteProblem>
  )
}
