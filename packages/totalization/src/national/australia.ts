import type { IsoDate } from '@corridor/kernel'
import { calendarLength, monthsRoundedUp } from '../periods/calendarLength.ts'

/**
 * Months of Australian working life residence: months and days of each period added, thirty days a
 * month, a part of a month as one. Whether a remainder of nothing adds a month is not known; here it
 * does not.
 *
 * @source guides.dss.gov.au 7.2.2.40
 * @example workingLifeMonths([{ from: '1966-07-05', to: '1976-08-17' }, { from: '1985-09-19', to: '1990-03-16' }]) // => 176
 */
export const workingLifeMonths = (
  periods: readonly { readonly from: IsoDate; readonly to: IsoDate }[],
): number => monthsRoundedUp(periods.map(({ from, to }) => calendarLength(from, to)))
