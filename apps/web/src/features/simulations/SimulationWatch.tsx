import type { Simulation } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { refreshFlows } from './refreshFlows.ts'
import { announcedProgress, isUnderWay } from './simulationFacts.ts'
import { keptSimulations, leaveSimulation, onSimulationsChange } from './simulationMemory.ts'
import { useSimulation } from './useSimulation.ts'
import './simulations.css'

/**
 * Follows the simulations that the reader started, on whatever page the reader is: tells how far they
 * are, and has all figures of flows asked for again once one is done.
 */
export function SimulationWatch() {
  const kept = useSyncExternalStore(onSimulationsChange, keptSimulations)
  return kept.slice(0, 3).map(({ id, watched }) => <Watched key={id} id={id} watched={watched} />)
}

function Watched({ id, watched }: { readonly id: string; readonly watched: boolean }) {
  const t = useMessages()
  const { format } = useReader()
  const queries = useQueryClient()
  const { data, error } = useSimulation(id, watched)
  const ended = data !== undefined && !isUnderWay(data)
  // A server that is busy or being restarted still knows it, and goes on with it.
  const lost = error !== null && error.status >= 400 && error.status < 500
  const again = useBegunAgain(data)
  useEffect(() => {
    if (!watched || !(ended || lost)) return
    leaveSimulation(id)
    void refreshFlows(queries)
  }, [watched, ended, lost, id, queries])
  if (data === undefined) return null
  const running = isUnderWay(data)
  const named = { period: format.period(data.selection.period), state: data.state }
  return (
    <div className={running ? 'simulation-strip' : 'off-screen'}>
      <p role="status">
        {running
          ? t('simulation.strip', { ...named, share: format.share(announcedProgress(data)) })
          : t('simulation.ended', named)}
        {running && error !== null && ` ${t('simulation.no-answer')}`}
        {running && error === null && again && ` ${t('simulation.again')}`}
      </p>
      {running && <progress value={data.progress} aria-label={t('simulation.progress')} />}
    </div>
  )
}

/** Whether it has fewer draws than it had: the server was stopped, and has begun again. */
function useBegunAgain(data: Simulation | undefined): boolean {
  const [seen, setSeen] = useState({ draws: 0, again: false })
  if (data !== undefined && isUnderWay(data) && data.drawsDone !== seen.draws) {
    setSeen({ draws: data.drawsDone, again: seen.again || data.drawsDone < seen.draws })
  }
  return seen.again
}
