import type { IntervalBounds } from '@corridor/contract'
import type { Formatters } from '../../i18n/formatNumbers.ts'

type Words = (id: string, values?: Record<string, unknown>) => string

/** Bounds as rows of the interface carry them: absent or null without a simulation. */
export interface RowBounds {
  readonly lower?: number | null | undefined
  readonly median?: number | null | undefined
  readonly upper?: number | null | undefined
}

/** The interval of a row; null where it has none. */
export const boundsOf = ({ lower, median, upper }: RowBounds): IntervalBounds | null =>
  lower == null || upper == null || median == null ? null : { lower, median, upper }

/**
 * An interval in words: "between 61,000 and 98,000 in 90 of 100 draws".
 *
 * @param write how a figure is written; rounded for sentences when left out.
 */
export const intervalWords = (
  t: Words,
  format: Formatters,
  { lower, upper }: Pick<IntervalBounds, 'lower' | 'upper'>,
  write: (value: number) => string = format.inWords,
): string => t('interval.between', { lower: write(lower), upper: write(upper) })

/** The same after a sentence on the figure itself, beginning with a space; empty without an interval. */
export const intervalAfter = (
  t: Words,
  format: Formatters,
  row: RowBounds | null | undefined,
): string => {
  const bounds = row == null ? null : boundsOf(row)
  return bounds === null ? '' : ` (${intervalWords(t, format, bounds)})`
}
