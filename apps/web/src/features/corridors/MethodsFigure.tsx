import { type CorridorFlow, corridorFlowsRoute, routeUrl } from '@corridor/contract'
import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { barPanels } from '../../ui/plot/barPanels.ts'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { choiceSelection } from '../estimates/chooseEstimate.ts'
import { missingWords } from '../estimates/missingWords.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { useEstimateFiles } from '../estimates/useEstimateFiles.ts'
import { useUncertainty } from '../estimates/useUncertainty.ts'
import { boundsOf } from '../simulations/intervalWords.ts'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'
import { flowRange, hasIntervals } from './corridorFacts.ts'
import type { CorridorChartProps } from './FlowFindings.tsx'
import { INBOUND_COLOUR, methodPanels, OUTBOUND_COLOUR, pairFlows } from './flowPanels.ts'
import { useFlowWords } from './useFlowWords.ts'

const FILE_WIDTH = 960

/** Flows by period, one panel for each method, both directions, with the table. */
export function MethodsFigure({ areas, answer, choice }: CorridorChartProps) {
  const t = useMessages()
  const { format } = useReader()
  const words = useFlowWords(areas, choice)
  const certainty = useUncertainty(hasIntervals(answer.flows, choice), answer.intervalNote)
  const files = useEstimateFiles(useMemo(() => choiceSelection(choice), [choice]))
  const pairs = useMemo(() => pairFlows(answer.flows, choice), [answer.flows, choice])
  const names = { origin: areas.name(answer.origin), destination: areas.name(answer.destination) }
  const { origin, destination } = names
  const draw = useCallback(
    (width: number) =>
      barPanels(
        methodPanels(pairs, choice, words),
        [
          {
            text: t('corridor.there', { origin, destination }),
            colour: OUTBOUND_COLOUR,
            mark: 'bar',
          },
          {
            text: t('corridor.back', { origin, destination }),
            colour: INBOUND_COLOUR,
            mark: 'bar',
          },
        ],
        width,
        words.plot,
      ),
    [pairs, choice, words, t, origin, destination],
  )
  const range = flowRange(answer.flows, 'outbound', choice)
  const title =
    range === null
      ? t('corridor.methods-none', { ...names, period: format.period(choice.period) })
      : t('corridor.methods-title', {
          ...names,
          period: format.period(choice.period),
          least: format.inWords(range.least.persons),
          most: personsWords(t, format, range.most.persons),
        })
  const subtitle = t('corridor.methods-subtitle', {
    vintage: words.vintage,
    sex: words.sexWords,
  })
  return (
    <ChartFrame
      id="corridor-methods"
      level={3}
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('corridor.methods-description', {
        ...names,
        method: words.method(choice.method),
      })}
      sources={answer.sources.filter(({ release }) =>
        [choice.stocks, choice.demography].includes(release),
      )}
      {...certainty}
      files={files}
      chart={<PlotFigure label={title} draw={draw} />}
      table={<MethodsTable areas={areas} answer={answer} choice={choice} />}
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(
        corridorFlowsRoute,
        {
          corridor: `${answer.origin}-${answer.destination}`,
          stocks: choice.stocks,
          ...(choice.sex === 'both' ? {} : { sex: choice.sex }),
          ...(choice.simulation === undefined ? {} : { simulation: choice.simulation }),
        },
        'csv',
      )}
    />
  )
}

interface MethodRow {
  readonly out: CorridorFlow
  readonly back: CorridorFlow
}

function MethodsTable({ areas, answer, choice }: CorridorChartProps) {
  const t = useMessages()
  const { format } = useReader()
  const words = useFlowWords(areas, choice)
  const intervals = useIntervalColumns()
  const rows: readonly MethodRow[] = [...pairFlows(answer.flows, choice).values()]
    .flat()
    .toSorted((one, other) => (one.period > other.period ? -1 : one.period < other.period ? 1 : 0))
  const isChosen = ({ out }: MethodRow) =>
    out.period === choice.period && out.method === choice.method
  const figure = (id: 'out' | 'back', from: string, to: string) => ({
    id,
    header: t('corridor.direction', { origin: areas.name(from), destination: areas.name(to) }),
    value: (row: MethodRow) => row[id].persons,
    cell: (row: MethodRow) => (
      <Emphasis on={isChosen(row)}>
        <span title={format.exact(row[id].persons!)}>{format.persons(row[id].persons!)}</span>
      </Emphasis>
    ),
  })
  const reason = ({ out, back }: MethodRow): string => {
    const flow = out.missing === null ? back : out
    if (flow.missing === null) return ''
    const ends = [flow.origin, flow.destination]
    return missingWords(t, areas, { reason: flow.missing, areas: ends, sex: choice.sex })
  }
  const hasGaps = rows.some((row) => reason(row) !== '')
  return (
    <DataTable
      caption={t('corridor.methods-caption', {
        origin: areas.name(answer.origin),
        destination: areas.name(answer.destination),
        vintage: words.vintage,
      })}
      columns={[
        {
          id: 'method',
          header: t('world.method'),
          value: ({ out }) => words.method(out.method),
          cell: (row) => <Emphasis on={isChosen(row)}>{words.method(row.out.method)}</Emphasis>,
        },
        {
          id: 'period',
          header: t('world.period'),
          value: ({ out }) => out.period,
          cell: (row) => (
            <Emphasis on={isChosen(row)}>
              <span className="period">{format.period(row.out.period)}</span>
            </Emphasis>
          ),
        },
        figure('out', answer.origin, answer.destination),
        ...intervals('out', rows, (row) => boundsOf(row.out), {
          of: areas.name(answer.destination),
        }),
        figure('back', answer.destination, answer.origin),
        ...intervals('back', rows, (row) => boundsOf(row.back), { of: areas.name(answer.origin) }),
        ...(hasGaps ? [{ id: 'reason', header: t('corridor.reason'), value: reason }] : []),
      ]}
      rows={rows}
      rowKey={({ out }) => `${out.method}-${out.period}`}
      limit={200}
    />
  )
}

function Emphasis({ on, children }: { readonly on: boolean; readonly children: React.ReactNode }) {
  return on ? <strong>{children}</strong> : children
}
