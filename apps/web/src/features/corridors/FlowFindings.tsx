import type { corridorFlowsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { type StockSeries, stockTrend } from '../stocks/stockSeries.ts'
import { useTrendWords } from '../stocks/useTrendWords.ts'
import { flowRange, otherVintages } from './corridorFacts.ts'

export interface CorridorChartProps {
  readonly areas: AreaNames
  readonly answer: RouteOutput<typeof corridorFlowsRoute>
  readonly choice: EstimateChoice
}

/** What the figures say, in sentences computed from them. */
export function FlowFindings(
  props: CorridorChartProps & {
    readonly trends: readonly { readonly series: readonly StockSeries[] }[]
  },
) {
  const t = useMessages()
  const { format } = useReader()
  const trendWords = useTrendWords()
  const { areas, answer, choice, trends } = props
  const ends = [answer.origin, answer.destination].map(areas.name) as [string, string]
  const period = format.period(choice.period)
  const sentences = [
    ...trends.flatMap(({ series }, index) => {
      const trend = stockTrend(series, choice.stocks)
      const [origin, destination] = index === 0 ? ends : ends.toReversed()
      return trend === null ? [] : [trendWords(trend, t('corridor.who', { origin, destination }))]
    }),
    ...(['outbound', 'inbound'] as const).flatMap((direction) => {
      const range = flowRange(answer.flows, direction, choice)
      const [origin, destination] = direction === 'outbound' ? ends : ends.toReversed()
      if (range === null) return []
      return [
        t('corridor.finding-range', {
          origin,
          destination,
          period,
          least: format.inWords(range.least.persons),
          leastMethod: methodName(t, range.least.method),
          most: personsWords(t, format, range.most.persons),
          mostMethod: methodName(t, range.most.method),
        }),
      ]
    }),
    ...rankSentence(props, t, format),
    ...otherVintages(answer.flows, 'outbound', choice).map(({ vintage, persons }) =>
      t('corridor.finding-vintage', {
        vintage: isolate(vintage),
        period,
        method: methodName(t, choice.method),
        persons: personsWords(t, format, persons),
      }),
    ),
  ]
  return (
    <ul className="findings" aria-label={t('corridor.findings')}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function rankSentence(
  { answer, choice }: CorridorChartProps,
  t: ReturnType<typeof useMessages>,
  format: ReturnType<typeof useReader>['format'],
): readonly string[] {
  const range = flowRange(answer.flows, 'outbound', choice)
  if (range === null || range.chosen === null || range.rank === null) return []
  return [
    t('corridor.finding-rank', {
      method: methodName(t, choice.method),
      persons: personsWords(t, format, range.chosen),
      rank: format.number(range.rank),
      count: format.number(range.count),
    }),
  ]
}
