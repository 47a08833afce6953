import type { IsoDate } from '@corridor/kernel'
import { IN_FORCE, type InForce, type Licence, type LicenceStatus } from './Licence.ts'

/** What counts: a status, or `frozen` over one that would be in force. */
export type EffectiveStatus = LicenceStatus | 'frozen'

/**
 * The status that every check looks at: while a contested decision is stayed the one before it, else
 * the licence's own; `frozen` in place of one in force while the bond is in default.
 *
 * @example effectiveStatus(revokedAndStayed) // => 'active'
 */
export function effectiveStatus(
  licence: Pick<Licence, 'status' | 'stayed' | 'decision' | 'frozen'>,
): EffectiveStatus {
  const { status, stayed, decision, frozen } = licence
  const base = stayed !== null && decision !== null ? decision.before : status
  return frozen !== null && isInForce(base) ? 'frozen' : base
}

/**
 * The effective status on a day: one whose last day is over counts as expired at once, whether the
 * clock has come round or not.
 *
 * @param kept effective status and last day as the read model has them; null for no term.
 */
export function effectiveStatusOf(
  kept: { readonly effectiveStatus: EffectiveStatus; readonly validUntil: IsoDate | null },
  today: IsoDate,
): EffectiveStatus {
  const { effectiveStatus: status, validUntil } = kept
  const ends = isInForce(status) || RESTING.includes(status)
  return ends && validUntil !== null && validUntil < today ? 'expired' : status
}

/** Not in force now, and nothing to come back to once the term is over. */
const RESTING: readonly EffectiveStatus[] = ['frozen', 'preventive_suspension', 'suspended']

/** Whether an agency with this effective status may recruit. */
export const isInForce = (status: EffectiveStatus): status is InForce =>
  IN_FORCE.some((one) => one === status)
