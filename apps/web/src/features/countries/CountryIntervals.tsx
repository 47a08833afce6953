import { useMessages } from '../../i18n/useMessages.ts'
import { IntervalPanel } from '../simulations/IntervalPanel.tsx'
import { chosenFlow } from './countryFacts.ts'
import type { CountryPart } from './countryParts.ts'

/** How sure arrivals, departures and their difference are. */
export function CountryIntervals({
  choice,
  answer,
  onShow,
}: CountryPart & { readonly onShow: (simulation: string) => void }) {
  const t = useMessages()
  const flow = chosenFlow(answer.series, choice)
  if (flow?.inflow == null || flow.outflow === null || flow.net === null) return null
  const { interval, intervalNote } = answer.estimate
  const { period, method, stocks, demography, sex } = choice
  return (
    <IntervalPanel
      selection={{ period, method, stocks, demography, sex, whenInfeasible: 'stop' }}
      figures={[
        {
          label: t('country.inflow'),
          point: flow.inflow,
          bounds: flow.inflowInterval ?? null,
        },
        {
          label: t('country.outflow'),
          point: flow.outflow,
          bounds: flow.outflowInterval ?? null,
        },
        {
          label: t('country.net'),
          point: flow.net,
          bounds: flow.netInterval ?? null,
          signed: true,
        },
      ]}
      shown={interval?.simulation ?? null}
      note={intervalNote}
      onShow={onShow}
    />
  )
}
