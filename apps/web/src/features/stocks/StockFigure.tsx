import { routeUrl, type SourceReference, stocksRoute } from '@corridor/contract'
import { useCallback } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { isolate } from '../flows/estimateWords.ts'
import { drawStocks, type StockWords } from './drawStocks.ts'
import { type StockSeries, stockTrend } from './stockSeries.ts'
import { useTrendWords } from './useTrendWords.ts'

interface StockFigureProps {
  readonly id: string
  /** Who is counted: "people born in Nepal who live in Qatar". */
  readonly who: string
  readonly ends: { readonly origin?: string; readonly destination?: string }
  readonly series: readonly StockSeries[]
  /** The release whose lines are full. */
  readonly chosen: string
  readonly sources: readonly SourceReference[]
}

/** Width of the picture in files. Pixels. */
const FILE_WIDTH = 720

/** People by country of birth and residence through time, by sex and release, with its table. */
export function StockFigure({ id, who, ends, series, chosen, sources }: StockFigureProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const trendWords = useTrendWords()
  const trend = stockTrend(series, chosen)
  const draw = useCallback(
    (width: number) => {
      const words: StockWords = {
        direction,
        figure: (value) => format.short(value),
        year: format.year,
        sex: (sex) => t(`sex.${sex}`),
        exact: format.exact,
        point: (one, year, persons) =>
          t(persons === null ? 'stock.point-missing' : 'stock.point', {
            sex: t(`sex.${one.sex}`),
            year: format.year(year),
            release: one.release,
            persons: persons === null ? '' : format.exact(persons),
          }),
      }
      return drawStocks(series, chosen, width, words)
    },
    [series, chosen, t, format, direction],
  )
  const title =
    trend === null
      ? t('stock.title-none', { who })
      : t('stock.title', {
          who,
          year: format.year(trend.last.year),
          persons: format.inWords(trend.last.persons),
        })
  const subtitle = t('stock.subtitle', { release: isolate(chosen) })
  if (series.every(({ points }) => points.every(({ persons }) => persons === null))) {
    return (
      <section className="chart-frame" aria-labelledby={`${id}-title`}>
        <h3 id={`${id}-title`}>{title}</h3>
        <p>{t('stock.none-at-all')}</p>
      </section>
    )
  }
  return (
    <ChartFrame
      id={id}
      level={3}
      beside
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={trend === null ? t('stock.none', { release: chosen }) : trendWords(trend, who)}
      sources={sources}
      uncertainty={t('stock.certainty')}
      chart={<PlotFigure label={title} draw={draw} />}
      table={<StockTable series={series} who={who} />}
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(stocksRoute, { ...ends, detail: 'total' }, 'csv')}
    />
  )
}

interface StockRow {
  readonly year: number
  readonly release: string
  readonly both: number | null
  readonly female: number | null
  readonly male: number | null
}

function StockTable({
  series,
  who,
}: {
  readonly series: readonly StockSeries[]
  readonly who: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const figure = (sex: 'both' | 'female' | 'male'): Column<StockRow> => ({
    id: sex,
    header: t(`sex.${sex}`),
    value: (row) => row[sex],
    cell: (row) => format.exact(row[sex]!),
  })
  return (
    <DataTable
      caption={t('stock.caption', { who })}
      columns={[
        { id: 'release', header: t('stock.release'), value: (row) => row.release },
        {
          id: 'year',
          header: t('stock.year'),
          value: (row) => row.year,
          cell: (row) => format.year(row.year),
        },
        figure('both'),
        figure('female'),
        figure('male'),
      ]}
      rows={rowsOf(series)}
      rowKey={(row) => `${row.release}-${row.year}`}
      missing={t('stock.no-entry')}
    />
  )
}

/** Newest year first, releases of a year together. */
function rowsOf(series: readonly StockSeries[]): readonly StockRow[] {
  const rows = new Map<string, StockRow>()
  for (const { release, sex, points } of series) {
    for (const { year, persons } of points) {
      const key = `${year} ${release}`
      const row = rows.get(key) ?? { year, release, both: null, female: null, male: null }
      rows.set(key, { ...row, [sex]: persons })
    }
  }
  return [...rows.values()].sort(
    (one, other) => other.year - one.year || (one.release < other.release ? 1 : -1),
  )
}
