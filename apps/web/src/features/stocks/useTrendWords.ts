import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { type StockTrend, trendKind } from './stockSeries.ts'

/** Says how many there are now and how that stands to the first year, in one or two sentences. */
export function useTrendWords(): (trend: StockTrend, who: string) => string {
  const t = useMessages()
  const { format } = useReader()
  return (trend, who) => {
    const { kind, ratio } = trendKind(trend)
    return t(`stock.trend-${kind}`, {
      who,
      last: format.year(trend.last.year),
      persons: personsWords(t, format, trend.last.persons),
      first: format.year(trend.first.year),
      before: format.inWords(trend.first.persons),
      times: format.number(ratio, { maximumSignificantDigits: 2 }),
      change: format.share(Math.abs(ratio - 1)),
    })
  }
}
