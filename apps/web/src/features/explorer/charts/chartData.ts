import type { ChartName } from '../exploreView.ts'
import { boundsOf, cellKind } from '../flags.ts'
import { type Pivot, pivotCells } from '../pivot.ts'
import type { Cells } from '../readCells.ts'
import { dimensionOf, type TableStructure } from '../structure.ts'
import type { Arrangement } from '../tableState.ts'

/** One figure of a chart. */
export interface ChartPoint {
  readonly period: string
  /** The observation; -1 where there is none. */
  readonly cell: number
  /** Null where there is no figure: a gap stays a gap. */
  readonly value: number | null
  readonly range: { readonly lower: number; readonly upper: number } | null
  readonly isSuppressed: boolean
}

/** The figures of one combination of codes through time. */
export interface ChartSeries {
  readonly codes: readonly string[]
  readonly points: readonly ChartPoint[]
}

/** What a chart is drawn from: the same figures as the table. */
export interface ChartData {
  /** Dimensions that tell the series apart, in the order in which they stand in the table. */
  readonly dimensions: readonly string[]
  readonly periods: readonly string[]
  readonly series: readonly ChartSeries[]
}

interface ChartTable {
  readonly structure: Pick<TableStructure, 'dimensions' | 'time'>
  readonly cells: Cells
  readonly arrangement: Arrangement
  readonly several: readonly string[]
  readonly compare: (dimension: string) => (one: string, other: string) => number
}

/** More lines cannot be told apart. */
export const MOST_SERIES = 12

/** Dimensions whose codes are different things. */
const APART: ReadonlySet<string> = new Set(['MEASURE', 'UNIT_MEASURE'])

/** The list of areas, which can be put on a map. */
const AREAS = 'CL_AREA'

/** Dimensions on the axes of the table, time apart: rows first. */
export const seriesDimensions = ({
  structure: { time },
  arrangement: { layout },
  several,
}: Pick<ChartTable, 'structure' | 'arrangement' | 'several'>): readonly string[] =>
  [...layout.rows, ...layout.columns].filter((id) => id !== time?.id && several.includes(id))

/** The figures of the table as series through time. */
export function chartData(table: ChartTable): ChartData {
  const { structure, cells, arrangement, compare } = table
  const dimensions = seriesDimensions(table)
  const time = structure.time?.id
  // Time stands on its axis of a chart even where the table shows one period at a time.
  const pages = new Map([...arrangement.pages].filter(([id]) => id !== time))
  const pivot = pivotCells(cells, {
    ...{ rows: dimensions, pages, compare },
    columns: time === undefined ? [] : [time],
  })
  return {
    dimensions,
    periods: pivot.columns.entries.map(([period]) => period ?? ''),
    series: pivot.rows.entries.map((codes, row) => ({
      codes,
      points: pivot.columns.entries.map(([period], column) =>
        pointAt(pivot, cells, row, column, period),
      ),
    })),
  }
}

function pointAt(pivot: Pivot, cells: Cells, row: number, column: number, period = ''): ChartPoint {
  const cell = pivot.cellAt(row, column)
  const kind = cellKind(cells, cell)
  return {
    period,
    cell,
    value: kind === 'figure' ? cells.values[cell]! : null,
    range: cell < 0 ? null : boundsOf(cells, cell),
    isSuppressed: kind === 'suppressed',
  }
}

const isAreaDimension = (structure: ChartTable['structure'], id: string): boolean =>
  dimensionOf(structure, id)?.list === AREAS

/**
 * The charts that make sense for the figures: lines need time, ranks need several series, a map one
 * dimension of areas, a chord two of them.
 *
 * @param dimensions those that tell series apart, each with more than one code.
 */
export function offeredCharts(
  structure: ChartTable['structure'],
  dimensions: readonly string[],
  periods: number,
): readonly ChartName[] {
  // Births and people never share a scale, nor do persons and money.
  if (dimensions.some((id) => APART.has(id))) return ['table']
  const areas = dimensions.filter((id) => isAreaDimension(structure, id))
  const hasTime = periods > 1
  const isMany = dimensions.length > 0
  const charts: readonly (readonly [ChartName, boolean])[] = [
    ['table', true],
    ['line', hasTime],
    ['bar', isMany],
    ['slope', isMany && hasTime],
    ['multiples', isMany && hasTime],
    ['map', areas.length === 1 && dimensions.length === 1 && isMany],
    ['chord', areas.length === 2 && dimensions.length === 2],
  ]
  return charts.filter(([, isOffered]) => isOffered).map(([chart]) => chart)
}

/** The last figure of a series; null where it has none. */
const lastOf = ({ points }: ChartSeries): ChartPoint | null =>
  points.findLast(({ value }) => value !== null) ?? null

/**
 * The series with the largest last figures, in the order of the table, and how many are left out. What
 * is left out is not added up: totals often stand among the series.
 */
export function largestSeries(
  series: readonly ChartSeries[],
  most = MOST_SERIES,
): { readonly drawn: readonly ChartSeries[]; readonly left: number } {
  const sizeOf = (one: ChartSeries) => Math.abs(lastOf(one)?.value ?? -1)
  const kept = new Set(
    series
      .filter((one) => lastOf(one) !== null)
      .toSorted((one, other) => sizeOf(other) - sizeOf(one))
      .slice(0, most),
  )
  return { drawn: series.filter((one) => kept.has(one)), left: series.length - kept.size }
}

/** The points of one period, with the series that each belongs to. */
export const pointsAt = (
  { series }: Pick<ChartData, 'series'>,
  period: string,
): readonly { readonly series: ChartSeries; readonly point: ChartPoint }[] =>
  series.flatMap((one) => {
    const point = one.points.find((candidate) => candidate.period === period)
    return point === undefined ? [] : [{ series: one, point }]
  })
