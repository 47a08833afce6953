import type { Money } from '@corridor/kernel'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, notStated, openRule, type RuleContext } from './openRule.ts'

/** A bond as its ledger judges it on the day. */
export interface BondCover {
  /** Valid instruments less charges; null where nothing was read. */
  readonly cover: Money | null
  /** Instruments that the bank has not confirmed; they do not count yet. Null where not known. */
  readonly unconfirmed: Money | null
  /** By volume and open cases; null where tier or reading is not set. */
  readonly required: Money | null
  /** Which parameter keeps the required cover from being known; null where it is known. */
  readonly requiredUnknown: 'tiers' | 'reading' | null
  /** Not topped up by the deadline; null where not known. */
  readonly isDefaulted: boolean | null
}

/**
 * Check 7: cover against what volume and open cases require. `not_needed` where no bond is asked for here, `none` where it is known that there is none.
 *
 * @source operations, section 5, check 7; the arithmetic of tiers and cases is the bond's own
 */
export function bondCover(
  facts: BondCover | 'none' | 'not_needed' | null,
  context: RuleContext,
): CheckFinding {
  const rule = openRule('bond_cover', context)
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  if (facts === null) return rule.cannotTell(notStated('bond', 'authority'))
  if (facts === 'not_needed') return rule.notApplicable('bond_not_needed')
  if (facts === 'none') return rule.no('bond_none')
  const { cover, unconfirmed, required, isDefaulted } = facts
  if (isDefaulted === true) return rule.no('bond_defaulted')
  if (cover === null) return rule.cannotTell(notStated('bond', 'authority'))
  if (required === null) {
    const why = facts.requiredUnknown ?? 'tiers, reading'
    return rule.cannotTell({ code: 'bond_required_unknown', params: { why }, supplier: 'rules' })
  }
  if (cover.currency !== required.currency) {
    const params = { from: cover.currency, to: required.currency }
    return rule.cannotTell({ code: 'no_exchange_rate', params, supplier: 'rules' })
  }
  const evidence = [
    { what: 'cover', value: cover, source: 'bond' },
    { what: 'required', value: required, source: 'bond' },
  ]
  if (cover.minorUnits < required.minorUnits) {
    const isOpen =
      unconfirmed === null ||
      unconfirmed.currency !== required.currency ||
      cover.minorUnits + unconfirmed.minorUnits >= required.minorUnits
    if (!isOpen) return rule.no('bond_short', {}, { evidence })
    const open = { code: 'bond_unconfirmed', params: {}, supplier: 'bank' } as const
    return rule.cannotTell(open, { evidence })
  }
  return isDefaulted === null
    ? rule.cannotTell(notStated('bond_default', 'authority'), { evidence })
    : rule.yes('bond_sufficient', {}, { evidence })
}
