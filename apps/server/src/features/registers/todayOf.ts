import { localDateOf } from '@corridor/deadlines'
import type { IsoDate } from '@corridor/kernel'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'

/** Today's date at the competent authority. */
export const todayOf = ({ now, timeZone }: Pick<LedgerPlace, 'now' | 'timeZone'>): IsoDate =>
  localDateOf(now().getTime(), timeZone)
