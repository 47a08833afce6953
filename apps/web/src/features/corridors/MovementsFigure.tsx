import { recruitmentStatisticsRoute, routeUrl } from '@corridor/contract'
import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { type MovementSeries, type MovementWords, movementLines } from './movementLines.ts'
import type { Recruitment } from './ThroughWhom.tsx'

interface MovementsFigureProps {
  readonly origin: string
  readonly destination: string
  readonly recruitment: Recruitment
}

const DRAWN = ['cleared', 'departed'] as const
const FILE_WIDTH = 720

/** Who was cleared and who departed, month by month, as the newest release of statistics says. */
export function MovementsFigure({ origin, destination, recruitment }: MovementsFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { release, events } = recruitment
  const drawn: readonly MovementSeries[] = DRAWN.flatMap((event) => {
    const months = events.find((one) => one.event === event)?.months ?? []
    return months.length === 0 ? [] : [{ event, months }]
  })
  const draw = useCallback(
    (width: number) => {
      const words: MovementWords = {
        direction,
        figure: (value) => format.short(value),
        year: (year) => format.year(year),
        month: (month) =>
          month.endsWith('-01') ? format.year(Number(month.slice(0, 4))) : format.monthName(month),
        event: (event) => t(`corridor.event-${event}`),
        point: (event, month, persons) =>
          t(persons === null ? 'corridor.event-point-hidden' : 'corridor.event-point', {
            event: t(`corridor.event-${event}`),
            month: format.month(month),
            persons: persons === null ? '' : format.exact(persons),
          }),
      }
      return movementLines(drawn, width, words)
    },
    [drawn, t, format, direction],
  )
  if (release === null) return null
  const totalOf = (name: string) => events.find(({ event }) => event === name)?.total ?? null
  const names = { origin, destination }
  const period = { from: format.month(release.from), to: format.month(release.to) }
  const [cleared, departed] = [totalOf('cleared'), totalOf('departed')]
  const title =
    cleared === null || departed === null
      ? t('corridor.movements-heading', { ...names, ...period })
      : t('corridor.movements-title', {
          ...names,
          ...period,
          cleared: format.exact(cleared),
          departed: format.exact(departed),
        })
  const subtitle = t('corridor.movements-subtitle', {
    revision: format.date(release.revision.replace('As recorded until ', '')),
  })
  const table = <MovementsTable events={events} />
  if (drawn.length === 0) {
    return (
      <section className="chart-frame" aria-labelledby="corridor-movements-title">
        <h3 id="corridor-movements-title">{title}</h3>
        <p>{t('corridor.movements-none')}</p>
        {table}
      </section>
    )
  }
  return (
    <ChartFrame
      id="corridor-movements"
      level={3}
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('corridor.movements-description', { ...names, ...period })}
      sources={[release]}
      uncertainty={t('corridor.movements-certainty')}
      chart={<PlotFigure label={title} draw={draw} />}
      table={table}
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(
        recruitmentStatisticsRoute,
        {
          release: release.release,
          corridor: `${recruitment.origin}-${recruitment.destination}`,
        },
        'csv',
      )}
    />
  )
}

interface Row {
  readonly month: string
  readonly persons: ReadonlyMap<string, number | null>
}

/** Every event by month, each counted by itself, and its total. */
function MovementsTable({ events }: { readonly events: Recruitment['events'] }) {
  const t = useMessages()
  const { format } = useReader()
  const months = [...new Set(events.flatMap((one) => one.months.map(({ month }) => month)))].sort()
  const rows: readonly Row[] = [
    ...months.map((month) => ({
      month,
      persons: new Map(
        events.map((one) => [
          one.event as string,
          one.months.find((other) => other.month === month)?.persons ?? null,
        ]),
      ),
    })),
    { month: 'all', persons: new Map(events.map(({ event, total }) => [event as string, total])) },
  ]
  const figure = ({ event }: Recruitment['events'][number]): Column<Row> => ({
    id: event,
    header: t(`corridor.event-${event.replace('_', '-')}`),
    value: ({ persons }) => persons.get(event) ?? null,
    cell: ({ persons }) => format.exact(persons.get(event) ?? 0),
  })
  return (
    <DataTable
      caption={t('corridor.movements-caption')}
      columns={[
        {
          id: 'month',
          header: t('corridor.month'),
          value: ({ month }) => month,
          cell: ({ month }) => (month === 'all' ? t('corridor.whole-period') : format.month(month)),
        },
        ...events.map(figure),
      ]}
      rows={rows}
      rowKey={({ month }) => month}
      missing={t('corridor.not-shown')}
    />
  )
}
