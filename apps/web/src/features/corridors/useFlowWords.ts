import type { CorridorFlow } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { PlotWords } from '../../ui/plot/plot.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'
import { missingWords } from '../estimates/missingWords.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { intervalAfter } from '../simulations/intervalWords.ts'
import type { FlowWords } from './flowPanels.ts'

/** The words of a corridor's flow charts and tables in the reader's language. */
export function useFlowWords(
  areas: AreaNames,
  { sex, stocks, demography }: EstimateChoice,
): FlowWords & { readonly plot: PlotWords; readonly vintage: string; readonly sexWords: string } {
  const t = useMessages()
  const { format, direction } = useReader()
  return useMemo(() => {
    const ends = (flow: CorridorFlow) => ({
      origin: areas.name(flow.origin),
      destination: areas.name(flow.destination),
      period: format.period(flow.period),
      method: methodName(t, flow.method),
    })
    const missing = (flow: CorridorFlow): string =>
      missingWords(t, areas, {
        reason: flow.missing ?? '',
        areas: [flow.origin, flow.destination],
        sex,
      })
    return {
      method: (method) => methodName(t, method),
      flow: (flow) =>
        t('corridor.point', {
          ...ends(flow),
          persons: `${personsWords(t, format, flow.persons ?? 0)}${intervalAfter(t, format, flow)}`,
        }),
      part: (flow, type) =>
        t('corridor.point-type', {
          ...ends(flow),
          type: t(`corridor.type-${type}`),
          persons: personsWords(t, format, flow[type] ?? 0),
        }),
      missing: (flow) => t('corridor.point-missing', { ...ends(flow), reason: missing(flow) }),
      plot: {
        direction,
        figure: (value) => format.short(value),
        year: format.year,
      },
      vintage: isolate(`${stocks} + ${demography}`),
      sexWords: sex === 'both' ? '' : ` · ${t(`sex.${sex}`)}`,
    }
  }, [areas, t, format, direction, sex, stocks, demography])
}
