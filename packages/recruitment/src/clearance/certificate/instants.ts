import { addDays, daysBetween } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'

const EPOCH = '1970-01-01'
const DAY_SECONDS = 86_400

const two = (value: number): string => `${Math.floor(value)}`.padStart(2, '0')

/**
 * Whole seconds from 1970 to an instant; what is less than a second falls away.
 *
 * @example secondsOf('1970-01-02T00:00:01.500Z') // => 86401
 */
export const secondsOf = (instant: Instant): number =>
  daysBetween(EPOCH, instant.slice(0, 10)) * DAY_SECONDS +
  3600 * Number(instant.slice(11, 13)) +
  60 * Number(instant.slice(14, 16)) +
  Number(instant.slice(17, 19))

/** The other way. */
export function instantOf(seconds: number): Instant {
  const day = Math.floor(seconds / DAY_SECONDS)
  const rest = seconds - day * DAY_SECONDS
  return `${addDays(EPOCH, day)}T${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}.000Z`
}
