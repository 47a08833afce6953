import { localDate } from '../../localDate.ts'
import type { IdentityParts } from './IdentityParts.ts'

/** The date it is for the competent authority. */
export const today = ({ timeZone, now }: Pick<IdentityParts, 'now' | 'timeZone'>): string =>
  localDate(timeZone, now())
