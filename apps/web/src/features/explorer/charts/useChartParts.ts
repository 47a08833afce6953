import { useMemo } from 'react'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { isEstimate } from '../flags.ts'
import { spanOf } from '../periods.ts'
import type { Cells } from '../readCells.ts'
import { type FigureWords, useFigureWords } from '../useFigureWords.ts'
import type { Table } from '../useTable.ts'
import { type ChartData, type ChartPoint, type ChartSeries, chartData } from './chartData.ts'
import { seriesName } from './chartWords.ts'

/** What every chart of a table is drawn with. */
export interface ChartParts {
  readonly table: Table
  readonly cells: Cells
  readonly data: ChartData
  readonly figures: FigureWords
  readonly unit: string
  readonly direction: 'ltr' | 'rtl'
  readonly name: (series: Pick<ChartSeries, 'codes'>) => string
  readonly period: (period: string) => string
  /** As it is written on the chart. */
  readonly figure: (point: ChartPoint) => string
  /** A short figure for axes. */
  readonly short: (value: number) => string
  /** A figure in words, with what it is the figure of. */
  readonly says: (series: Pick<ChartSeries, 'codes'>, point: ChartPoint) => string
  /** Where a period lies on the axis of time. */
  readonly placeOf: (period: string) => number
}

export function useChartParts(table: Table, cells: Cells): ChartParts {
  const t = useMessages()
  const { format, direction } = useReader()
  const figures = useFigureWords(table)
  const { structure, arrangement, several, compare, words } = table
  const data = useMemo(
    () => chartData({ structure, cells, arrangement, several, compare }),
    [structure, cells, arrangement, several, compare],
  )
  return useMemo(() => {
    const name: ChartParts['name'] = (series) => seriesName(data, series, words, structure.name)
    const period = (text: string) => words.name(structure.time?.id ?? '', text)
    const figure = ({ cell, value, isSuppressed }: ChartPoint): string =>
      value === null
        ? t(isSuppressed ? 'explorer.suppressed-short' : 'explorer.missing-short')
        : isEstimate(cells, cell)
          ? format.persons(value)
          : figures.exact(value)
    return {
      ...{ table, cells, data, figures, direction, name, period, figure },
      unit: figures.unit(cells),
      short: format.short,
      says: (series, point) => {
        const bounds =
          point.range === null
            ? ''
            : `; ${t('explorer.says-bounds', { lower: figures.exact(point.range.lower), upper: figures.exact(point.range.upper) })}`
        return `${name(series)}, ${period(point.period)}: ${figure(point)}${bounds}`
      },
      placeOf: (text) => spanOf(text).start,
    }
  }, [table, cells, data, figures, direction, structure, words, format, t])
}
