import { type CountryFlow, countryFlowsRoute, routeUrl } from '@corridor/contract'
import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { barPanels } from '../../ui/plot/barPanels.ts'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { choiceSelection } from '../estimates/chooseEstimate.ts'
import { missingWords } from '../estimates/missingWords.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { useEstimateFiles } from '../estimates/useEstimateFiles.ts'
import { useUncertainty } from '../estimates/useUncertainty.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { intervalAfter } from '../simulations/intervalWords.ts'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'
import { methodSpan, seriesByMethod } from './countryFacts.ts'
import {
  type CountryWords,
  countryPanels,
  INFLOW_COLOUR,
  NET_COLOUR,
  OUTFLOW_COLOUR,
} from './countryPanels.ts'
import type { CountryPart } from './countryParts.ts'

const FILE_WIDTH = 960

/** Arrivals, departures and their difference by period, one panel for each method. */
export function CountryBalance(props: CountryPart) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { area, areas, choice, answer } = props
  const words = useCountryWords(props)
  const name = areas.name(area)
  const certainty = useUncertainty(
    answer.series.some(({ inflowInterval }) => inflowInterval != null),
    answer.estimate.intervalNote,
  )
  const files = useEstimateFiles(useMemo(() => choiceSelection(choice), [choice]))
  const methods = useMemo(() => seriesByMethod(answer.series, choice), [answer.series, choice])
  const draw = useCallback(
    (width: number) =>
      barPanels(
        countryPanels(methods, choice, words),
        [
          { text: t('country.inflow'), colour: INFLOW_COLOUR, mark: 'bar' },
          { text: t('country.outflow'), colour: OUTFLOW_COLOUR, mark: 'bar' },
          { text: t('country.net'), colour: NET_COLOUR, mark: 'tick' },
          { text: t('country.source-net'), colour: NET_COLOUR, mark: 'diamond' },
        ],
        width,
        { direction, figure: format.short, year: format.year },
      ),
    [methods, choice, words, t, direction, format],
  )
  const span = methodSpan(answer.series, choice, 'net')
  const period = format.period(choice.period)
  const title =
    span === null
      ? t('country.balance-none', { name, period })
      : t('country.balance-title', {
          name,
          period,
          least: format.signed(span.least),
          most: format.signed(span.most),
        })
  const subtitle = t('country.balance-subtitle', {
    vintage: isolate(`${choice.stocks} + ${choice.demography}`),
  })
  return (
    <ChartFrame
      id="country-balance"
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('country.balance-description', {
        name,
        method: methodName(t, choice.method),
      })}
      sources={answer.estimate.sources}
      {...certainty}
      files={files}
      chart={<PlotFigure label={title} draw={draw} />}
      table={<BalanceTable {...props} />}
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(countryFlowsRoute, { area, ...choiceSelection(choice) }, 'csv')}
    />
  )
}

function useCountryWords({ area, areas, choice }: CountryPart): CountryWords {
  const t = useMessages()
  const { format } = useReader()
  const { sex } = choice
  return useMemo(() => {
    const about = (flow: CountryFlow) => ({
      period: format.period(flow.period),
      method: methodName(t, flow.method),
    })
    return {
      method: (method) => methodName(t, method),
      figure: (flow, side) => {
        const value = side === 'source' ? flow.netMigrationOfSource : flow[side]
        const isNet = side === 'net' || side === 'source'
        return t(`country.point-${side}`, {
          ...about(flow),
          persons: `${isNet ? format.signed(value ?? 0) : personsWords(t, format, value ?? 0)}${
            side === 'source' ? '' : intervalAfter(t, format, flow[`${side}Interval`])
          }`,
        })
      },
      missing: (flow) =>
        t('country.point-missing', {
          ...about(flow),
          reason: missingWords(t, areas, { reason: flow.missing ?? '', areas: [area], sex }),
        }),
    }
  }, [area, areas, sex, t, format])
}

function BalanceTable({ area, areas, choice, answer }: CountryPart) {
  const t = useMessages()
  const { format } = useReader()
  const intervals = useIntervalColumns()
  const rows = [...seriesByMethod(answer.series, choice).values()]
    .flat()
    .toSorted((one, other) => (one.period > other.period ? -1 : one.period < other.period ? 1 : 0))
  const isChosen = (row: CountryFlow) =>
    row.period === choice.period && row.method === choice.method
  const strong = (row: CountryFlow, text: string) =>
    isChosen(row) ? <strong>{text}</strong> : text
  const figure = (
    id: 'inflow' | 'outflow' | 'net' | 'netMigrationOfSource',
    header: string,
  ): Column<CountryFlow> => ({
    id,
    header,
    value: (row) => row[id],
    cell: (row) => (
      <span title={format.exact(row[id]!)}>
        {strong(
          row,
          id === 'inflow' || id === 'outflow' ? format.persons(row[id]!) : format.signed(row[id]!),
        )}
      </span>
    ),
  })
  const reason = (row: CountryFlow): string =>
    row.missing === null
      ? ''
      : missingWords(t, areas, { reason: row.missing, areas: [area], sex: choice.sex })
  const hasGaps = rows.some(({ missing }) => missing !== null)
  return (
    <DataTable
      caption={t('country.balance-caption', { name: areas.name(area) })}
      columns={[
        {
          id: 'method',
          header: t('world.method'),
          value: (row) => methodName(t, row.method),
          cell: (row) => strong(row, methodName(t, row.method)),
        },
        {
          id: 'period',
          header: t('world.period'),
          value: (row) => row.period,
          cell: (row) => <span className="period">{strong(row, format.period(row.period))}</span>,
        },
        figure('inflow', t('country.inflow')),
        ...intervals('inflow', rows, (row) => row.inflowInterval, { of: t('country.inflow') }),
        figure('outflow', t('country.outflow')),
        ...intervals('outflow', rows, (row) => row.outflowInterval, { of: t('country.outflow') }),
        figure('net', t('country.net')),
        ...intervals('net', rows, (row) => row.netInterval, {
          of: t('country.net'),
          signed: true,
        }),
        figure('netMigrationOfSource', t('country.source-net')),
        ...(hasGaps ? [{ id: 'reason', header: t('corridor.reason'), value: reason }] : []),
      ]}
      rows={rows}
      rowKey={(row) => `${row.method}-${row.period}`}
      limit={200}
    />
  )
}
