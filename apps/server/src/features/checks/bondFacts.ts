import type { IsoDate } from '@corridor/kernel'
import { type BondAccount, bondCover, shortfallOf } from '@corridor/recruitment/bond'
import type { BondCover } from '@corridor/recruitment/checks'

/**
 * A bond as check 7 looks at it. What lacks of the cash that is asked for lacks of the cover.
 *
 * @param isElsewhereDefaulted whether another bond, whose default counts like its own, is in default.
 */
export function bondFacts(
  bond: BondAccount,
  today: IsoDate,
  isElsewhereDefaulted = false,
): BondCover {
  const { currency, requirement } = bond
  const [required, lacking] = [requirement?.minorUnits ?? null, shortfallOf(bond, today)]
  const { total, pending } = bondCover(bond, today)
  const cover = required === null || lacking === null || lacking === 0 ? total : required - lacking
  return {
    cover: { minorUnits: Math.max(0, cover), currency },
    unconfirmed: { minorUnits: pending, currency },
    required: required === null ? null : { minorUnits: required, currency },
    requiredUnknown: null,
    isDefaulted: bond.defaultedAt !== null || isElsewhereDefaulted,
  }
}
