import type { EstimateHeader, FlowMethodName } from '@corridor/contract'
import type { Formatters } from '../../i18n/formatNumbers.ts'

type Words = (id: string, values?: Record<string, unknown>) => string

/** The name of a method in the reader's words. */
export const methodName = (t: Words, method: FlowMethodName): string => t(`method.${method}`)

/** Unit, period, method, vintage and sex of an estimate in one line, for under a chart's title. */
export function estimateLine(
  t: Words,
  format: Formatters,
  { period, periodYears, method, vintage, sex }: EstimateHeader,
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
    vintage,
    ...(sex === 'both' ? [] : [t(`sex.${sex}`)]),
  ]
  return parts.join(' · ')
}
