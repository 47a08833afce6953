import type { PublicAgency } from '@corridor/contract'
import { type EffectiveStatus, effectiveStatusOf } from '@corridor/recruitment/licence'

/**
 * What the public is told of a licence on a day; `none` where there is no licence, whatever is
 * applied for.
 *
 * @param effective as the read model has it; null for no licence.
 */
export function publicStatusOf(
  effective: EffectiveStatus | null,
  validUntil: string | null,
  today: string,
): PublicAgency['status'] {
  if (effective === null) return 'none'
  switch (effectiveStatusOf({ effectiveStatus: effective, validUntil }, today)) {
    case 'active':
    case 'renewal_due':
      return 'licensed'
    case 'provisional':
      return 'provisional'
    case 'frozen':
      return 'frozen'
    case 'preventive_suspension':
    case 'suspended':
      return 'suspended'
    case 'revoked':
      return 'revoked'
    case 'expired':
      return 'expired'
    case 'surrendered':
      return 'surrendered'
    default:
      return 'none'
  }
}
