import { useMessages } from '../../i18n/useMessages.ts'
import type { EstimateView } from '../estimates/estimateView.ts'

/** The way out where the simulation in the address is of another estimate, or gone. */
export function LeaveSimulation({
  view,
  change,
}: {
  readonly view: Pick<EstimateView, 'simulation'>
  readonly change: (part: { readonly simulation: undefined }) => void
}) {
  const t = useMessages()
  if (view.simulation === undefined) return null
  return (
    <button type="button" onClick={() => change({ simulation: undefined })}>
      {t('simulation.leave')}
    </button>
  )
}
