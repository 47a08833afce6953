import { type CorridorFlow, corridorFlowsRoute, routeUrl } from '@corridor/contract'
import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { barPanels } from '../../ui/plot/barPanels.ts'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { Term } from '../../ui/Term.tsx'
import type { CorridorChartProps } from './FlowFindings.tsx'
import { MOVE_COLOURS, MOVE_TYPES, type MoveType, moveTypePanel, pairFlows } from './flowPanels.ts'
import { useFlowWords } from './useFlowWords.ts'

const FILE_WIDTH = 760

/** Outward, return and transit moves of the chosen method, or why it does not tell them. */
export function MoveTypesFigure({ areas, answer, choice }: CorridorChartProps) {
  const t = useMessages()
  const { format } = useReader()
  const words = useFlowWords(areas, choice)
  const panel = useMemo(
    () => moveTypePanel(pairFlows(answer.flows, choice), choice, words),
    [answer.flows, choice, words],
  )
  const draw = useCallback(
    (width: number) =>
      barPanels(
        panel === null ? [] : [panel],
        MOVE_TYPES.map((type) => ({
          text: t(`corridor.type-${type}`),
          colour: MOVE_COLOURS[type],
          mark: 'bar',
        })),
        width,
        words.plot,
      ),
    [panel, t, words],
  )
  const method = words.method(choice.method)
  if (panel === null) {
    return (
      <section aria-labelledby="corridor-types-title" className="chart-frame">
        <h3 id="corridor-types-title">{t('corridor.types-heading')}</h3>
        <p>{t('corridor.types-none', { method })}</p>
      </section>
    )
  }
  const names = { origin: areas.name(answer.origin), destination: areas.name(answer.destination) }
  const period = format.period(choice.period)
  const chosen = answer.flows.find(
    (flow) => flow.direction === 'outbound' && isChosen(flow, choice) && (flow.persons ?? 0) > 0,
  )
  const share = (type: MoveType): string => format.share((chosen?.[type] ?? 0) / chosen!.persons!)
  const title =
    chosen === undefined
      ? t('corridor.types-heading')
      : t('corridor.types-title', {
          ...names,
          period,
          outward: share('outward'),
          return: share('return'),
          transit: share('transit'),
        })
  const subtitle = t('corridor.types-subtitle', { ...names, method, vintage: words.vintage })
  return (
    <ChartFrame
      id="corridor-types"
      level={3}
      beside
      title={title}
      subtitle={
        <>
          {subtitle} <Term meaning={t('term.move-types')}>{t('term.move-types.word')}</Term>
        </>
      }
      subtitleText={subtitle}
      description={t('corridor.types-description', { ...names, method })}
      sources={answer.sources.filter(({ release }) =>
        [choice.stocks, choice.demography].includes(release),
      )}
      uncertainty={t('estimates.uncertainty')}
      chart={<PlotFigure label={title} draw={draw} />}
      table={<TypesTable areas={areas} answer={answer} choice={choice} />}
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(
        corridorFlowsRoute,
        {
          corridor: `${answer.origin}-${answer.destination}`,
          stocks: choice.stocks,
          method: choice.method,
          ...(choice.simulation === undefined ? {} : { simulation: choice.simulation }),
        },
        'csv',
      )}
    />
  )
}

const isChosen = (
  flow: CorridorFlow,
  choice: CorridorChartProps['choice'],
  period = choice.period,
): boolean =>
  flow.method === choice.method &&
  flow.period === period &&
  flow.stocks === choice.stocks &&
  flow.demography === choice.demography

function TypesTable({ areas, answer, choice }: CorridorChartProps) {
  const t = useMessages()
  const { format } = useReader()
  const rows = answer.flows
    .filter((flow) => isChosen(flow, choice, flow.period))
    .toSorted((one, other) => (one.period > other.period ? -1 : one.period < other.period ? 1 : 0))
  const figure = (type: MoveType): Column<CorridorFlow> => ({
    id: type,
    header: t(`corridor.type-${type}`),
    value: (flow) => flow[type],
    cell: (flow) => <span title={format.exact(flow[type]!)}>{format.persons(flow[type]!)}</span>,
  })
  return (
    <DataTable
      caption={t('corridor.types-caption', {
        method: t(`method.${choice.method}`),
      })}
      columns={[
        {
          id: 'direction',
          header: t('corridor.direction-header'),
          value: (flow) =>
            t('corridor.direction', {
              origin: areas.name(flow.origin),
              destination: areas.name(flow.destination),
            }),
        },
        {
          id: 'period',
          header: t('world.period'),
          value: (flow) => flow.period,
          cell: (flow) => <span className="period">{format.period(flow.period)}</span>,
        },
        figure('outward'),
        figure('return'),
        figure('transit'),
      ]}
      rows={rows}
      rowKey={(flow) => `${flow.period}-${flow.direction}`}
    />
  )
}
