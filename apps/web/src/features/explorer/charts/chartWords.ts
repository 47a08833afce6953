import type { CodeWords } from '../useTable.ts'
import type { ChartData, ChartPoint, ChartSeries } from './chartData.ts'

/** The name of a series: its codes that are not the same in all series. */
export const seriesName = (
  { dimensions }: Pick<ChartData, 'dimensions'>,
  { codes }: Pick<ChartSeries, 'codes'>,
  words: CodeWords,
  otherwise: string,
): string =>
  codes.length === 0
    ? otherwise
    : codes.map((code, d) => words.code(dimensions[d]!, code)).join(' · ')

/** The series with the largest figure at a place in time. */
export function largestAt(
  points: readonly { readonly series: ChartSeries; readonly point: ChartPoint }[],
): { readonly series: ChartSeries; readonly point: ChartPoint } | null {
  let found: (typeof points)[number] | null = null
  for (const one of points) {
    if (one.point.value === null) continue
    if (found === null || one.point.value > found.point.value!) found = one
  }
  return found
}
