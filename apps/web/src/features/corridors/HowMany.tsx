import { corridorFlowsRoute, flowOptionsRoute } from '@corridor/contract'
import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { COMPARE_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { AreaNames } from '../areas/useAreas.ts'
import { compareQuery } from '../comparison/compareLink.ts'
import { choiceSelection, chooseEstimate, withoutSimulation } from '../estimates/chooseEstimate.ts'
import { EstimateControls } from '../estimates/EstimateControls.tsx'
import { EstimateFiles } from '../estimates/EstimateFiles.tsx'
import type { EstimateView } from '../estimates/estimateView.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { SourceList } from '../flows/SourceList.tsx'
import { CorridorRates } from '../rates/CorridorRates.tsx'
import { CumulativeFigure } from '../rates/CumulativeFigure.tsx'
import { intervalAfter } from '../simulations/intervalWords.ts'
import { LeaveSimulation } from '../simulations/LeaveSimulation.tsx'
import { StockFigure } from '../stocks/StockFigure.tsx'
import { stockTrend } from '../stocks/stockSeries.ts'
import { useStockSeries } from '../stocks/useStockSeries.ts'
import { CorridorIntervals } from './CorridorIntervals.tsx'
import { CorridorNotes } from './CorridorNotes.tsx'
import { chosenFlow, flowRange, isOfOtherEstimate } from './corridorFacts.ts'
import { FlowFindings } from './FlowFindings.tsx'
import { MethodsFigure } from './MethodsFigure.tsx'
import { MoveTypesFigure } from './MoveTypesFigure.tsx'

interface HowManyProps {
  readonly origin: string
  readonly destination: string
  readonly areas: AreaNames
  readonly view: EstimateView
  readonly change: (part: Partial<EstimateView>) => void
}

/** The first question: stocks through time, flows by every method, in both directions. */
export function HowMany(props: HowManyProps) {
  const t = useMessages()
  const { origin, destination } = props
  const figures = useFigures(props)
  if (figures.error !== null) {
    return (
      <section aria-labelledby="how-many">
        <h2 id="how-many">{t('corridor.how-many')}</h2>
        <RouteProblem error={figures.error} onRetry={figures.retry}>
          <LeaveSimulation {...props} />
        </RouteProblem>
      </section>
    )
  }
  const { ready } = figures
  if (ready === undefined) {
    return (
      <section aria-labelledby="how-many">
        <h2 id="how-many">{t('corridor.how-many')}</h2>
        <Reserved what={t('corridor.what')} className="reserved-corridor" />
      </section>
    )
  }
  const { options, answer, there, back } = ready
  const { areas, change } = props
  const isElsewhere = isOfOtherEstimate(answer.flows, ready.choice)
  const choice = isElsewhere ? withoutSimulation(ready.choice) : ready.choice
  const chart = { areas, answer, choice }
  const who = (from: string, to: string) =>
    t('corridor.who', { origin: areas.name(from), destination: areas.name(to) })
  return (
    <section className="question" aria-labelledby="how-many">
      <h2 id="how-many">{t('corridor.how-many')}</h2>
      <p className="lead">
        <Answer {...props} ready={ready} />
      </p>
      <EstimateControls options={options} choice={choice} change={change} />
      {isElsewhere && (
        <p role="status">
          {t('simulation.elsewhere')} <LeaveSimulation {...props} />
        </p>
      )}
      <FlowFindings {...chart} trends={[there, back]} />
      <MethodsFigure {...chart} />
      <MoveTypesFigure {...chart} />
      <StockFigure
        id="stock-there"
        who={who(origin, destination)}
        ends={{ origin, destination }}
        series={there.series}
        chosen={choice.stocks}
        sources={there.sources}
      />
      <StockFigure
        id="stock-back"
        who={who(destination, origin)}
        ends={{ origin: destination, destination: origin }}
        series={back.series}
        chosen={choice.stocks}
        sources={back.sources}
      />
      <CorridorIntervals {...chart} onShow={(shown) => change({ simulation: shown })} />
      <CorridorRates {...chart} />
      <CumulativeFigure
        id="corridor-cumulative"
        choice={choice}
        scope={{ from: origin, to: destination }}
        who={t('interval.pair', {
          origin: areas.name(origin),
          destination: areas.name(destination),
        })}
      />
      <p>
        <AppLink
          to={COMPARE_PATH}
          search={compareQuery(options, choice, { from: origin, to: destination })}
        >
          {t('estimates.compare')}
        </AppLink>
      </p>
      <CorridorNotes {...chart} />
      <EstimateFiles level={3} selection={choiceSelection(choice)} />
      <SourceList sources={answer.sources} />
    </section>
  )
}

/** Everything the section needs, once all of it is there. */
type Ready = NonNullable<ReturnType<typeof useFigures>['ready']>

function useFigures({ origin, destination, view }: HowManyProps) {
  const options = useRoute(flowOptionsRoute, {})
  const choice = useMemo(
    () => (options.data === undefined ? undefined : chooseEstimate(options.data, view)),
    [options.data, view],
  )
  const corridor = `${origin}-${destination}`
  const { sex = 'both', simulation } = choice ?? {}
  const answer = useRoute(
    corridorFlowsRoute,
    {
      corridor,
      ...(sex === 'both' ? {} : { sex }),
      ...(simulation === undefined ? {} : { simulation }),
    },
    { keepLast: false, enabled: choice !== undefined },
  )
  const there = useStockSeries({ origin, destination })
  const back = useStockSeries({ origin: destination, destination: origin })
  const failed = [options, answer].filter(({ error }) => error !== null)
  return {
    error: options.error ?? answer.error ?? there.error ?? back.error,
    retry: () => {
      for (const one of failed) void one.refetch()
      there.retry()
      back.retry()
    },
    ready:
      options.data === undefined ||
      choice === undefined ||
      answer.data === undefined ||
      there.series === undefined ||
      back.series === undefined
        ? undefined
        : {
            options: options.data,
            choice,
            answer: answer.data,
            there: { series: there.series, sources: there.sources },
            back: { series: back.series, sources: back.sources },
          },
  }
}

/** The answer in one sentence or two. */
function Answer({ origin, destination, areas, ready }: HowManyProps & { readonly ready: Ready }) {
  const t = useMessages()
  const { format } = useReader()
  const { choice, answer, there } = ready
  const names = { origin: areas.name(origin), destination: areas.name(destination) }
  const trend = stockTrend(there.series, choice.stocks)
  const range = flowRange(answer.flows, 'outbound', choice)
  return (
    <>
      {trend === null
        ? t('corridor.answer-no-stock', names)
        : t('corridor.answer-stock', {
            ...names,
            year: format.year(trend.last.year),
            persons: personsWords(t, format, trend.last.persons),
          })}{' '}
      {range === null
        ? t('corridor.answer-no-flow', { period: format.period(choice.period) })
        : t(range.chosen === null ? 'corridor.answer-range' : 'corridor.answer-flow', {
            period: format.period(choice.period),
            least: format.inWords(range.least.persons),
            most: personsWords(t, format, range.most.persons),
            chosen: format.inWords(range.chosen ?? 0),
          })}
      {intervalAfter(t, format, chosenFlow(answer.flows, 'outbound', choice))}
    </>
  )
}
