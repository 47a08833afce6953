import { linePanels } from '../../ui/plot/linePanels.ts'
import type { Plot, PlotWords } from '../../ui/plot/plot.ts'
import type { LegendItem } from '../../ui/plot/plotLegend.ts'
import type { StockSeries, StockSex } from './stockSeries.ts'

/** The words that a stock chart needs. */
export interface StockWords extends PlotWords {
  sex(sex: StockSex): string
  exact(persons: number): string
  /** "All, 2020, un-ims-2024: 347,000 people", or why there is no figure. */
  point(series: StockSeries, year: number, persons: number | null): string
}

const COLOURS: Readonly<Record<StockSex, string>> = {
  both: '$ink',
  female: '$region-9',
  male: '$region-6',
}

/**
 * Stocks through time: all, women and men of the chosen release in full lines named at their ends,
 * those of other releases in dashes.
 */
export function drawStocks(
  series: readonly StockSeries[],
  chosen: string,
  width: number,
  words: StockWords,
): Plot {
  const releases = [...new Set(series.map(({ release }) => release))]
  const legend: readonly LegendItem[] =
    releases.length < 2
      ? []
      : releases.map((release) => ({
          text: release,
          colour: '$ink',
          mark: release === chosen ? 'line' : 'dashes',
        }))
  const lines = series.map((one) => ({
    id: `${one.release}-${one.sex}`,
    colour: COLOURS[one.sex],
    dashed: one.release !== chosen,
    ...(one.release === chosen ? { endText: endText(one, words) } : {}),
    points: one.points.map(({ year, persons }) => ({
      year,
      value: persons,
      text: words.point(one, year, persons),
    })),
  }))
  return linePanels([{ title: '', series: lines }], legend, width, words)
}

function endText({ sex, points }: StockSeries, words: StockWords): string {
  const last = points.findLast(({ persons }) => persons !== null)
  const figure = last === undefined ? '' : ` ${words.figure(last.persons!)}`
  return `${words.sex(sex)}${figure}`
}
