const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * A time between two instants in words: "3 days ago", "in 2 hours". Whole units, the largest that
 * fits, rounded towards now: what is said to be left is there.
 *
 * @param ms from now; negative for what is past.
 */
export function relativeWords(ms: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const size = Math.abs(ms)
  if (size >= DAY_MS) return words.format(Math.trunc(ms / DAY_MS), 'day')
  if (size >= HOUR_MS) return words.format(Math.trunc(ms / HOUR_MS), 'hour')
  if (size >= MINUTE_MS) return words.format(Math.trunc(ms / MINUTE_MS), 'minute')
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
}
