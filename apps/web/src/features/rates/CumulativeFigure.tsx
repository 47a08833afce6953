import { cumulativeRoute, routeUrl } from '@corridor/contract'
import { useCallback } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { linePanels } from '../../ui/plot/linePanels.ts'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import { useReleaseSources } from '../releases/useReleaseSources.ts'
import { cumulativePanel } from './cumulativePanel.ts'
import './rates.css'

const FILE_WIDTH = 720

interface CumulativeFigureProps {
  readonly id: string
  readonly choice: Pick<EstimateChoice, 'method' | 'stocks' | 'demography' | 'sex'>
  readonly scope: { readonly from?: string; readonly to?: string }
  /** Whose moves are added up: "From Nepal". */
  readonly who: string
}

/** Moves added up from the first period of the edition to its last, with what each period adds. */
export function CumulativeFigure(props: CumulativeFigureProps) {
  const t = useMessages()
  const { choice, scope } = props
  const { method, stocks, demography, sex } = choice
  const input = { method, stocks, demography, sex, ...scope }
  const answer = useRoute(cumulativeRoute, input)
  if (answer.error !== null) {
    return <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) {
    return <Reserved what={t('cumulative.what')} className="reserved-cumulative" />
  }
  return <Drawn {...props} answer={answer.data} csvHref={routeUrl(cumulativeRoute, input, 'csv')} />
}

type Answer = RouteOutput<typeof cumulativeRoute>

function Drawn({
  id,
  choice,
  who,
  answer,
  csvHref,
}: CumulativeFigureProps & { readonly answer: Answer; readonly csvHref: string }) {
  const t = useMessages()
  const { format, direction } = useReader()
  const sources = useReleaseSources([choice.stocks, choice.demography])
  const { periods } = answer
  const draw = useCallback(
    (width: number) => {
      const point = (period: Answer['periods'][number]): string =>
        t(period.cumulative === null ? 'cumulative.point-none' : 'cumulative.point', {
          period: format.period(period.period),
          persons: format.inWords(period.persons ?? 0),
          sum: format.inWords(period.cumulative ?? 0),
        })
      const words = { direction, figure: format.short, year: format.year }
      return linePanels([cumulativePanel(periods, point, t('cumulative.begin'))], [], width, words)
    },
    [periods, t, format, direction],
  )
  const last = periods.findLast(({ cumulative }) => cumulative !== null)
  const title =
    last === undefined
      ? t('cumulative.none', { who })
      : t('cumulative.title', {
          who,
          span: format.period(answer.span),
          persons: format.inWords(last.cumulative!),
        })
  const subtitle = t('cumulative.subtitle', {
    method: methodName(t, choice.method),
    vintage: isolate(answer.vintage),
  })
  return (
    <ChartFrame
      id={id}
      level={3}
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('cumulative.description', { who, count: periods.length })}
      sources={sources}
      uncertainty={t('cumulative.uncertainty')}
      chart={
        <>
          <PlotFigure label={title} draw={draw} />
          {answer.notes.length > 0 && (
            <p className="note" lang="en" dir="ltr">
              {answer.notes.join(' ')}
            </p>
          )}
        </>
      }
      table={
        <DataTable
          caption={t('cumulative.caption', { who })}
          columns={[
            {
              id: 'period',
              header: t('world.period'),
              value: ({ period }) => period,
              cell: ({ period }) => <span className="period">{format.period(period)}</span>,
            },
            {
              id: 'persons',
              header: t('top.persons'),
              value: ({ persons }) => persons,
              cell: ({ persons }) => (
                <span title={format.exact(persons!)}>{format.persons(persons!)}</span>
              ),
            },
            {
              id: 'cumulative',
              header: t('cumulative.sum'),
              value: ({ cumulative }) => cumulative,
              cell: ({ cumulative }) => (
                <span title={format.exact(cumulative!)}>{format.persons(cumulative!)}</span>
              ),
            },
          ]}
          rows={periods}
          rowKey={({ period }) => period}
        />
      }
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={csvHref}
    />
  )
}
