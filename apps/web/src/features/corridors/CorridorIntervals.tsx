import { useMessages } from '../../i18n/useMessages.ts'
import { IntervalPanel } from '../simulations/IntervalPanel.tsx'
import { boundsOf } from '../simulations/intervalWords.ts'
import { chosenFlow } from './corridorFacts.ts'
import type { CorridorChartProps } from './FlowFindings.tsx'

/** How sure the figures of the corridor are, in both directions. */
export function CorridorIntervals({
  areas,
  answer,
  choice,
  onShow,
}: CorridorChartProps & { readonly onShow: (simulation: string) => void }) {
  const t = useMessages()
  const flows = (['outbound', 'inbound'] as const).flatMap((direction) => {
    const flow = chosenFlow(answer.flows, direction, choice)
    return flow?.persons == null ? [] : [{ ...flow, persons: flow.persons }]
  })
  const { period, method, stocks, demography, sex } = choice
  return (
    <IntervalPanel
      selection={{ period, method, stocks, demography, sex, whenInfeasible: 'stop' }}
      figures={flows.map((flow) => ({
        label: t('interval.pair', {
          origin: areas.name(flow.origin),
          destination: areas.name(flow.destination),
        }),
        point: flow.persons,
        bounds: boundsOf(flow),
      }))}
      shown={flows.find(({ simulation }) => simulation != null)?.simulation ?? null}
      level={3}
      note={answer.intervalNote}
      onShow={onShow}
    />
  )
}
