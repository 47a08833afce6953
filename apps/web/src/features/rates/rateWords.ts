import type { Formatters } from '../../i18n/formatNumbers.ts'

/**
 * A rate per 1,000: one decimal, two below one, so that small countries do not all read zero.
 *
 * @example
 * rateText(createFormatters('en'), 3.1234) // => '3.1'
 */
export const rateText = (format: Formatters, rate: number, signed = false): string =>
  format.number(rate, {
    maximumFractionDigits: Math.abs(rate) < 1 ? 2 : 1,
    ...(signed ? { signDisplay: 'exceptZero' as const } : {}),
  })
