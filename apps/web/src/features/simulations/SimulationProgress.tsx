import { cancelSimulationRoute, type Simulation } from '@corridor/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { sendRoute } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { isUnderWay } from './simulationFacts.ts'
import { keptSimulations, onSimulationsChange } from './simulationMemory.ts'
import { useSimulation } from './useSimulation.ts'

/** How far a simulation is, and how to stop it for whoever started it. */
export function SimulationProgress({ simulation }: { readonly simulation: Simulation }) {
  const t = useMessages()
  const { format } = useReader()
  const queries = useQueryClient()
  const kept = useSyncExternalStore(onSimulationsChange, keptSimulations)
  const token = kept.find(({ id }) => id === simulation.id)?.cancelToken ?? null
  const answer = useSimulation(simulation.id)
  const shown = answer.data ?? simulation
  const cancel = useMutation({
    mutationFn: (known: string) =>
      sendRoute(cancelSimulationRoute, { id: simulation.id, token: known }),
    onSettled: () => queries.invalidateQueries({ queryKey: [`/api/v1/flows/simulations`] }),
  })
  if (!isUnderWay(shown)) return null
  const text = t(shown.state === 'queued' ? 'simulation.queued' : 'simulation.running', {
    share: format.share(shown.progress),
    done: format.number(shown.drawsDone),
    draws: format.number(shown.draws),
  })
  return (
    <div className="simulation-progress">
      <progress value={shown.progress} aria-label={t('simulation.progress')} />
      <p>{text}</p>
      {token !== null && (
        <button type="button" disabled={cancel.isPending} onClick={() => cancel.mutate(token)}>
          {t('simulation.cancel')}
        </button>
      )}
      {cancel.error !== null && <p role="alert">{t('simulation.cancel-failed')}</p>}
    </div>
  )
}
