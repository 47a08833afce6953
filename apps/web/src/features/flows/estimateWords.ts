import type { EstimateHeader, FlowMethodName } from '@corridor/contract'
import type { Formatters } from '../../i18n/formatNumbers.ts'
import type { World } from './useWorld.ts'
import { regionFacts } from './worldFacts.ts'

type Words = (id: string, values?: Record<string, unknown>) => string

/** The name of a method in the reader's words. */
export const methodName = (t: Words, method: FlowMethodName): string => t(`method.${method}`)

/** Keeps latin codes together inside right-to-left text (Unicode first strong isolate). */
export const isolate = (text: string): string => `\u2068${text}\u2069`

/**
 * Unit, period, method, vintage and sex of an estimate in one line, for under a chart's title.
 *
 * @param codes how release codes are written: `isolate` on the page, plain in files and citations.
 */
export function estimateLine(
  t: Words,
  format: Formatters,
  { period, periodYears, method, vintage, sex }: EstimateHeader,
  codes: (text: string) => string = (text) => text,
): string {
  const parts = [
    t('estimate.persons'),
    periodYears === 5
      ? t('estimate.period', { period: format.period(period) })
      : t('estimate.period-years', {
          period: format.period(period),
          years: format.number(periodYears),
        }),
    methodName(t, method),
    codes(vintage),
    ...(sex === 'both' ? [] : [t(`sex.${sex}`)]),
  ]
  return parts.join(' · ')
}

/** What crossed the border of an opened region, and what moved inside it, in a sentence. */
export function regionBalance(t: Words, format: Formatters, world: World, region: string): string {
  const { arrivals, departures, within } = regionFacts(world.gross, region)
  return t('region.balance', {
    region: world.areas.name(region),
    period: format.period(world.selection.period),
    arrivals: format.inWords(arrivals),
    departures: format.inWords(departures),
    balance: format.signed(arrivals - departures),
    within: format.inWords(within),
  })
}
