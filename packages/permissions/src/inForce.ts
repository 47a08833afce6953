const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * Whether `today` lies in the days from `from` to `until`, both included.
 * A date that cannot be read is never in force.
 *
 * @example inForce({ from: '2026-01-01', until: '2026-01-31' }, '2026-01-31') // => true
 */
export function inForce(
  days: { readonly from?: string | null | undefined; readonly until?: string | null | undefined },
  today: string,
): boolean {
  if (!CALENDAR_DATE.test(today)) return false
  if (days.from != null && !(CALENDAR_DATE.test(days.from) && days.from <= today)) return false
  return days.until == null || (CALENDAR_DATE.test(days.until) && today <= days.until)
}
