import { type IntervalBounds, type Simulation, simulationsRoute } from '@corridor/contract'
import { useSyncExternalStore } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { UNCERTAINTY_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { IntervalResult } from './IntervalResult.tsx'
import { SimulationForm } from './SimulationForm.tsx'
import { SimulationProgress } from './SimulationProgress.tsx'
import { isOfEstimate, isUnderWay, type SimulatedEstimate } from './simulationFacts.ts'
import { keptSimulations, onSimulationsChange } from './simulationMemory.ts'
import { useSimulation } from './useSimulation.ts'
import './simulations.css'

/** One figure of the page whose interval is told in a sentence. */
export interface IntervalFigure {
  /** What it is: "People from Nepal to Qatar". */
  readonly label: string
  readonly point: number
  readonly bounds: IntervalBounds | null
  /** Whether it may be a loss. */
  readonly signed?: boolean
}

interface IntervalPanelProps {
  readonly selection: SimulatedEstimate
  readonly figures: readonly IntervalFigure[]
  /** The simulation whose intervals the page shows; null without one. */
  readonly shown: string | null
  /** The server's words on what the interval covers. */
  readonly note: string
  /** Which figures of the page have no interval, and why. */
  readonly limits?: string
  /** Shows another simulation, where the page can. */
  readonly onShow?: (simulation: string) => void
  /** Level of the title; 2 unless it stands in a section. */
  readonly level?: 2 | 3
}

/** How sure the figures are: the intervals there are, what they cover, and how to compute them. */
export function IntervalPanel(props: IntervalPanelProps) {
  const t = useMessages()
  const { selection, figures, shown, note, limits, onShow, level = 2 } = props
  const Heading = `h${level}` as const
  const all = useRoute(simulationsRoute, {})
  const kept = useSyncExternalStore(onSimulationsChange, keptSimulations)
  const own = (all.data?.simulations ?? []).filter((one) => isOfEstimate(one, selection))
  const underWay = own.filter(isUnderWay)
  const done = own.filter(({ state }) => state === 'done')
  const last = own.find(({ id }) => kept.some((one) => one.id === id))
  return (
    <section className="intervals" aria-labelledby="intervals-title" id="intervals">
      <Heading id="intervals-title">{t('interval.title')}</Heading>
      {shown === null ? (
        <p>{t('interval.none')}</p>
      ) : (
        <ShownSimulation id={shown} figures={figures} method={selection.method} />
      )}
      <p>
        {t('interval.covers')} <AppLink to={UNCERTAINTY_PATH}>{t('interval.more')}</AppLink>
      </p>
      <p className="note" lang="en" dir="ltr">
        {note}
      </p>
      {limits !== undefined && <p>{limits}</p>}
      {underWay.map((one) => (
        <SimulationProgress key={one.id} simulation={one} />
      ))}
      {last?.state === 'failed' && (
        <p role="alert">
          {t('simulation.failed')} <span lang="en">{last.failure}</span>
        </p>
      )}
      {last?.state === 'cancelled' && underWay.length === 0 && <p>{t('simulation.cancelled')}</p>}
      {onShow !== undefined && <OtherSimulations done={done} shown={shown} onShow={onShow} />}
      {underWay.length === 0 && (
        <details className="simulation-new">
          <summary>{t(shown === null ? 'simulation.compute' : 'simulation.compute-again')}</summary>
          <SimulationForm selection={selection} />
        </details>
      )}
    </section>
  )
}

function ShownSimulation({
  id,
  figures,
  method,
}: {
  readonly id: string
  readonly figures: readonly IntervalFigure[]
  readonly method: string
}) {
  const { data } = useSimulation(id)
  return <IntervalResult figures={figures} method={method} simulation={data} />
}

/** Simulations of the same estimate with other parameters. */
function OtherSimulations({
  done,
  shown,
  onShow,
}: {
  readonly done: readonly Simulation[]
  readonly shown: string | null
  readonly onShow: (simulation: string) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const others = done.filter(({ id }) => id !== shown)
  if (others.length === 0) return null
  return (
    <>
      <p>{t('simulation.others')}</p>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <button type="button" className="quiet" onClick={() => onShow(one.id)}>
              {t('simulation.show', {
                draws: format.number(one.draws),
                seed: format.year(one.seed),
                correlation: format.number(one.errors.correlationBetweenDates),
                errors: t(one.usualErrors ? 'simulation.errors-usual' : 'simulation.errors-own'),
              })}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
