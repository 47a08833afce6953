import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { SIGNS } from '../useFigureWords.ts'
import type { ChartSeries } from './chartData.ts'
import type { ChartParts } from './useChartParts.ts'

/** The figures that are drawn, cell by cell. */
export function SeriesTable({
  parts,
  series,
  periods,
}: {
  readonly parts: ChartParts
  readonly series: readonly ChartSeries[]
  readonly periods: readonly string[]
}) {
  const { data, table, unit } = parts
  const columns: Column<ChartSeries>[] = [
    ...data.dimensions.map((id, d) => ({
      id,
      header: table.words.dimension(id),
      value: ({ codes }: ChartSeries) => table.words.code(id, codes[d]!),
    })),
    ...periods.map((period) => ({
      id: period,
      header: parts.period(period),
      value: ({ points }: ChartSeries) => {
        const point = points.find((one) => one.period === period)
        return point === undefined ? null : point.isSuppressed ? SIGNS.suppressed : point.value
      },
      cell: ({ points }: ChartSeries) => parts.figure(points.find((one) => one.period === period)!),
    })),
  ]
  return (
    <DataTable
      caption={unit === '' ? table.structure.name : `${table.structure.name}, ${unit}`}
      columns={columns as [Column<ChartSeries>, ...Column<ChartSeries>[]]}
      rows={series}
      rowKey={({ codes }) => codes.join('~')}
    />
  )
}
