import { linePanels } from '../../ui/plot/linePanels.ts'
import type { Plot, PlotWords } from '../../ui/plot/plot.ts'

/** One event by month; null where it is not shown. */
export interface MovementSeries {
  readonly event: 'cleared' | 'departed'
  readonly months: readonly { readonly month: string; readonly persons: number | null }[]
}

export interface MovementWords extends PlotWords {
  event(event: MovementSeries['event']): string
  /** A short name for the axis; of January the year. */
  month(month: string): string
  /** "Departed, March 2030: 25 people", or that it is not shown. */
  point(event: MovementSeries['event'], month: string, persons: number | null): string
}

const COLOURS: Readonly<Record<MovementSeries['event'], string>> = {
  cleared: '$region-7',
  departed: '$region-2',
}

/** Events by month as lines from zero; a month that is not shown breaks the line and is hatched. */
export function movementLines(
  series: readonly MovementSeries[],
  width: number,
  words: MovementWords,
): Plot {
  const months = [...new Set(series.flatMap((one) => one.months.map(({ month }) => month)))].sort()
  const lines = series.map(({ event, months: own }) => ({
    id: event,
    colour: COLOURS[event],
    dashed: event === 'cleared',
    points: own.map(({ month, persons }) => ({
      year: months.indexOf(month),
      value: persons,
      text: words.point(event, month, persons),
    })),
  }))
  const legend = series.map(({ event }) => ({
    text: words.event(event),
    colour: COLOURS[event],
    mark: event === 'cleared' ? ('dashes' as const) : ('line' as const),
  }))
  // The axis counts months from the first; its words name them.
  const axis = { ...words, year: (at: number) => words.month(months[at] ?? '') }
  return linePanels([{ title: '', series: lines }], legend, width, axis)
}
